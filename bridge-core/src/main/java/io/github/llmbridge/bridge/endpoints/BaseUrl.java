package io.github.llmbridge.bridge.endpoints;

import io.github.llmbridge.http.ServerUrl;
import java.net.URI;
import java.util.Locale;
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
        ServerUrl.problem(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        URI written = URI.create(text.strip());
        String scheme = written.getScheme().toLowerCase(Locale.ROOT);
        String path = written.getRawPath().replaceAll("/+$", "");
        String versioned = VERSION.matcher(path).find() ? path : path + "/v1";
        return new BaseUrl(URI.create(scheme + "://" + written.getRawAuthority() + versioned));
    }

    URI uri() {
        return uri;
    }
}
