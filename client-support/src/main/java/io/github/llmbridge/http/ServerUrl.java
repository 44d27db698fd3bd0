package io.github.llmbridge.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The addresses of servers, as applications and people write them: checked in one place, and with no slash at the end, which
 * would double when a path follows. No message quotes an address, since it may hold a password.
 */
public final class ServerUrl {
    private ServerUrl() {}

    /**
     * The address without slashes at its end.
     *
     * @param field what the address is, to begin the message with
     * @throws IllegalArgumentException unless it is absolute, http or https, and without user, query and fragment
     */
    public static String checked(String field, String url) {
        problem(url).ifPresent(problem -> {
            throw new IllegalArgumentException(field + " " + problem);
        });
        return trimmed(url);
    }

    /** What is wrong with an address, such as {@code has no host}; empty if nothing is. */
    private static Optional<String> problem(String url) {
        String trimmed = trimmed(url);
        URI uri;
        try {
            uri = URI.create(trimmed);
        } catch (IllegalArgumentException e) {
            return Optional.of("is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("must begin with http:// or https://");
        }
        // java.net.URI knows no host with an underscore, which container networks are full of.
        String authority = uri.getRawAuthority();
        if (authority == null || HttpUrl.parse(trimmed) == null) {
            return Optional.of("has no host, or one or a port that cannot be");
        }
        if (authority.contains("@") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("must hold no user, query or fragment");
        }
        return Optional.empty();
    }

    /** The form in which two addresses are compared: scheme and host in lower case, no default port, no slash at the end. */
    public static String comparable(String url) {
        String trimmed = trimmed(url);
        int path = trimmed.indexOf('/', trimmed.indexOf("://") + 3);
        String origin = (path < 0 ? trimmed : trimmed.substring(0, path)).toLowerCase(Locale.ROOT);
        String defaultPort = origin.startsWith("https://") ? ":443" : ":80";
        String withoutPort =
                origin.endsWith(defaultPort) ? origin.substring(0, origin.length() - defaultPort.length()) : origin;
        return path < 0 ? withoutPort : withoutPort + trimmed.substring(path);
    }

    private static String trimmed(String url) {
        return url.strip().replaceAll("/+$", "");
    }
}
