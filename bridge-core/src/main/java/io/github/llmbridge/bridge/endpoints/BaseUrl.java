package io.github.llmbridge.bridge.endpoints;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The base address of an OpenAI-compatible server, however it was written. */
final class BaseUrl {
    /** A version anywhere in the path, since some servers have {@code /v1beta/openai}. */
    private static final Pattern VERSION = Pattern.compile("/v\\d+\\w*(/|$)");

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /** The message never quotes the text, which may hold a password. */
    public static BaseUrl valueOf(String text) {
        URI written;
        try {
            written = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
        String scheme = written.getScheme() == null ? "" : written.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || written.getHost() == null) {
            throw new IllegalArgumentException("must be an http:// or https:// URL with a host");
        }
        if (written.getRawUserInfo() != null || written.getRawQuery() != null || written.getRawFragment() != null) {
            throw new IllegalArgumentException("must not have a user, a query or a fragment; a key belongs in apiKey");
        }
        String path = written.getRawPath().replaceAll("/+$", "");
        String versioned = VERSION.matcher(path).find() ? path : path + "/v1";
        return new BaseUrl(URI.create(scheme + "://" + written.getRawAuthority() + versioned));
    }

    URI uri() {
        return uri;
    }
}
