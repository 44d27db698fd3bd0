package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/**
 * A field of an update request that is sent: either with a value, or as {@code null} to clear it. A field that is not to
 * be sent has no patch at all. Immutable.
 *
 * @param value the new value; {@code null} clears the field
 */
public record Patch<T>(@Nullable T value) {
    /** Sends the value. */
    public static <T> Patch<T> set(T value) {
        return new Patch<>(value);
    }

    /** Sends {@code null}. */
    public static <T> Patch<T> clear() {
        return new Patch<>(null);
    }
}
