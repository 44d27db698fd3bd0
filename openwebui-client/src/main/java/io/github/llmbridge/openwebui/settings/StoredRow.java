package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.Secret;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One index of the three structures: the cells as they are stored, whatever they hold, and the connection that the page
 * makes of them. What nobody changes is written back as it was.
 *
 * @param connection {@code null} if the URL is no text
 */
record StoredRow(
        @Nullable DirectConnection connection,
        @Nullable Object url,
        @Nullable Object key,
        @Nullable Object config) {
    /** What a header drops from the end of a value. */
    private static final String HEADER_BLANKS = " \t\r\n";

    static StoredRow read(@Nullable Object url, @Nullable Object key, @Nullable Object config) {
        DirectConnection connection = url instanceof String text
                ? new DirectConnection(
                        text, sent(key), config instanceof Map<?, ?> map ? StoredSettings.copy(map) : Map.of())
                : null;
        return new StoredRow(connection, url, key, config);
    }

    static StoredRow of(DirectConnection connection) {
        return new StoredRow(connection, connection.url(), text(connection.key()), connection.config());
    }

    /** With the connection in the place of this row's: only the cells of what differs are written anew. */
    StoredRow with(DirectConnection changed) {
        if (connection == null) {
            return of(changed);
        }
        return new StoredRow(
                changed,
                changed.url().equals(connection.url()) ? url : changed.url(),
                Objects.equals(changed.key(), connection.key()) ? key : text(changed.key()),
                changed.config().equals(connection.config()) ? config : changed.config());
    }

    private static String text(@Nullable Secret key) {
        return key == null ? "" : key.reveal();
    }

    /** The key as it leaves the browser; none if it is no text, blank, or nothing that a header can hold. */
    private static @Nullable Secret sent(@Nullable Object key) {
        String text = key instanceof String stored ? stored : "";
        int end = text.length();
        while (end > 0 && HEADER_BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        try {
            return end == 0 ? null : Secret.of(text.substring(0, end));
        } catch (IllegalArgumentException blankOrBroken) {
            return null;
        }
    }

    /** No cell: it may be a key. */
    @Override
    public String toString() {
        return connection == null ? "a row whose URL is no text" : connection.toString();
    }
}
