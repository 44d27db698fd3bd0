package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ServerUrl;
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
        value = ServerUrl.checked("connection url", value);
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

    private boolean isHttps() {
        return value.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private boolean isLoopback() {
        String authority = URI.create(value).getRawAuthority().toLowerCase(Locale.ROOT);
        String host = authority.replaceFirst(":\\d*$", "");
        return LOOPBACK.contains(host) || host.endsWith(".localhost");
    }
}
