package io.github.llmbridge.openwebui.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a direct connection as a user's browser reaches it, such as {@code https://llm.example.com/v1}. Checked,
 * and without the trailing slash that would make the page ask for {@code //models}.
 *
 * @param value the address
 */
public record ConnectionUrl(String value) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Takes https, and http too: the check of that is in {@link #of}. */
    public ConnectionUrl {
        value = checked(value);
    }

    /**
     * An address with https, or with http on this very machine: a page on https may call no other, and the key would go
     * over the wire in the clear.
     *
     * @throws IllegalArgumentException unless it is such an address, without user, query and fragment
     */
    public static ConnectionUrl of(String url) {
        ConnectionUrl checked = new ConnectionUrl(url);
        if (!checked.isHttps() && !checked.isLoopback()) {
            throw new IllegalArgumentException(
                    "connection url must begin with https://, or ConnectionUrl.allowingHttp must say otherwise");
        }
        return checked;
    }

    /**
     * An address with https or http, for a network in which keys may travel in the clear.
     *
     * @throws IllegalArgumentException unless it is such an address, without user, query and fragment
     */
    public static ConnectionUrl allowingHttp(String url) {
        return new ConnectionUrl(url);
    }

    /** The form in which two addresses are compared: the host in lower case, no default port, no slash at the end. */
    static String normalise(String url) {
        String trimmed = trim(url);
        int path = trimmed.indexOf('/', trimmed.indexOf("://") + 3);
        String origin = path < 0 ? trimmed : trimmed.substring(0, path);
        String lower = origin.toLowerCase(Locale.ROOT);
        String defaultPort = lower.startsWith("https://") ? ":443" : ":80";
        String withoutPort =
                lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
        return path < 0 ? withoutPort : withoutPort + trimmed.substring(path);
    }

    private boolean isHttps() {
        return value.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private boolean isLoopback() {
        String authority = URI.create(value).getRawAuthority().toLowerCase(Locale.ROOT);
        String host = authority.replaceFirst(":\\d*$", "");
        return LOOPBACK.contains(host) || host.endsWith(".localhost");
    }

    private static String checked(String url) {
        String trimmed = trim(url);
        URI uri;
        try {
            uri = URI.create(trimmed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("connection url is not a URL");
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        // java.net.URI knows no host with an underscore, which container networks are full of.
        String authority = uri.getRawAuthority();
        if (!web || authority == null || authority.startsWith(":")) {
            throw new IllegalArgumentException("connection url must begin with http:// or https:// and name a host");
        }
        if (authority.contains("@") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            // A browser refuses the first, and the page appends its paths to the others.
            throw new IllegalArgumentException("connection url must hold no user, query or fragment");
        }
        return trimmed;
    }

    private static String trim(String url) {
        return url.strip().replaceAll("/+$", "");
    }
}
