package io.github.llmbridge.endpoints;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A key, sent as bearer token. It is masked wherever it could be printed: in {@link #toString()} and in JSON. Only
 * {@link #reveal()} hands out the value. Immutable and thread safe.
 */
public final class ApiKey {
    private static final int SHORTEST_WITH_VISIBLE_END = 20;

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Wraps a key.
     *
     * @throws IllegalArgumentException if the value is blank or holds a line break; the message never echoes it
     */
    public static ApiKey of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key must not be blank");
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a key must not contain a line break");
        }
        return new ApiKey(value);
    }

    /** The value itself. Do not log it. */
    public String reveal() {
        return value;
    }

    /** {@code sk-...abcd} for a long key of OpenAI's form; {@code ***} for anything else. */
    @Override
    @JsonValue
    public String toString() {
        boolean longKey = value.startsWith("sk-") && value.length() >= SHORTEST_WITH_VISIBLE_END;
        return longKey ? "sk-..." + value.substring(value.length() - 4) : "***";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey key
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), key.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
