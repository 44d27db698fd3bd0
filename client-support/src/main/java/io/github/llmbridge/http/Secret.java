package io.github.llmbridge.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key, password or token. It is masked wherever it could be printed: in {@link #toString()} and in JSON written by any
 * mapper but the request encoder of this SDK. Only {@link #reveal()} hands out the value. Immutable and thread safe.
 */
public final class Secret {
    private static final int SHORTEST_WITH_VISIBLE_END = 20;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret value.
     *
     * @throws IllegalArgumentException if the value is blank or holds a line break; the message never echoes it
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("secret must not be blank");
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("secret must not contain a line break");
        }
        return new Secret(value);
    }

    /** Servers answer {@code ""} where there is no secret. */
    @JsonCreator
    static @Nullable Secret fromJson(@Nullable String value) {
        return value == null || value.isBlank() ? null : new Secret(value);
    }

    /** The value itself. Do not log it. */
    public String reveal() {
        return value;
    }

    /** Lower-case hexadecimal SHA-256 of the value: what LiteLLM stores of a key and takes in the key's place. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** {@code sk-...abcd} for a long key, as LiteLLM shows it; {@code ***} for anything else. */
    @Override
    @JsonValue
    public String toString() {
        boolean longKey = value.startsWith("sk-") && value.length() >= SHORTEST_WITH_VISIBLE_END;
        return longKey ? "sk-..." + value.substring(value.length() - 4) : "***";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
