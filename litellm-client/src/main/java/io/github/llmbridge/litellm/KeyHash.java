package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.llmbridge.http.Secret;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a virtual key. LiteLLM stores it instead of the key (as {@code token}) and takes it wherever it takes a
 * key, so this SDK addresses keys by it and no key gets into a URL or an access log. It is no secret.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record KeyHash(@JsonValue String value) implements Serializable {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form. */
    @JsonCreator
    public KeyHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("key hash must be 64 lower-case hexadecimal digits");
        }
    }

    /** The hash of a key. */
    public static KeyHash of(Secret key) {
        return new KeyHash(key.sha256());
    }

    @Override
    public String toString() {
        return value;
    }
}
