package io.github.llmbridge.endpoints;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The base address of an OpenAI-compatible server, however it was written. */
final class BaseUrl {
    /** A version anywhere in the path, since some servers have {@code /v1beta/openai}. */
    private static final Pattern VERSION = Pattern.compile("/v\\d+\\w*(/|$)");

    /** Taken apart here: java.net.URI knows no host with an underscore, which container networks are full of. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?(?<host>\\[[^]%]+]|[^]\\[:%@]+)(?::(?<port>\\d{0,9}))?");

    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /** Found by Jackson by its name. The message never quotes the text, which may hold a password. */
    public static BaseUrl valueOf(String text) {
        URI written = parse(text.strip().replaceAll("/+$", ""));
        String scheme = written.getScheme() == null ? "" : written.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        String authority = written.getRawAuthority();
        require(authority != null && isHostAndPort(authority), "has no host, or one or a port that cannot be");
        require(
                !authority.contains("@") && written.getRawQuery() == null && written.getRawFragment() == null,
                "must hold no user, query or fragment");
        String path = written.getRawPath();
        String versioned = VERSION.matcher(path).find() ? path : path + "/v1";
        return new BaseUrl(URI.create(scheme + "://" + authority + versioned));
    }

    URI uri() {
        return uri;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the text.
            throw new IllegalArgumentException("is not a URL");
        }
    }

    private static boolean isHostAndPort(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        return parts.matches() && isHost(parts.group("host")) && isPort(parts.group("port"));
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            return !ascii.equals(".") && ascii.length() <= LONGEST_HOST;
        } catch (IllegalArgumentException labelIsEmptyOrTooLong) {
            return false;
        }
    }

    private static boolean isPort(@Nullable String port) {
        if (port == null || port.isEmpty()) {
            return true;
        }
        int number = Integer.parseInt(port);
        return number > 0 && number <= HIGHEST_PORT;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
