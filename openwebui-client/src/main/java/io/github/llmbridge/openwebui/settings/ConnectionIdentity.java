package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ServerUrl;
import org.jspecify.annotations.Nullable;

/**
 * What tells one connection from another, whatever its place in the list: who manages it, and where it leads.
 *
 * @param owner the mark by {@link DirectConnection#managedBy}; {@code null} for a connection of the user's own
 * @param url compared without regard to the case of the host, a default port and slashes at the end
 */
public record ConnectionIdentity(@Nullable String owner, String url) {
    /** Takes the URL in the form in which it is compared. */
    public ConnectionIdentity {
        url = ServerUrl.comparable(url);
    }

    /** The connection to this URL that {@code owner} manages. */
    public static ConnectionIdentity of(String owner, String url) {
        return new ConnectionIdentity(owner, url);
    }

    /** The user's own connection to this URL. */
    public static ConnectionIdentity unmanaged(String url) {
        return new ConnectionIdentity(null, url);
    }
}
