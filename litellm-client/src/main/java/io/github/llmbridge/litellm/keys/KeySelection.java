package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a call is about, by their hashes or by their aliases. Not by both: the server would look at the hashes only.
 *
 * @param keys their hashes
 * @param keyAliases their aliases
 * @param additionalProperties fields that this SDK has no name for
 */
public record KeySelection(
        @Nullable List<KeyHash> keys,
        @Nullable List<String> keyAliases,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that it names keys in one way. */
    public KeySelection {
        if ((keys == null) == (keyAliases == null)) {
            throw new IllegalArgumentException("keys or keyAliases must be given, and not both");
        }
        if (keys != null && keys.isEmpty()) {
            throw new IllegalArgumentException("keys must not be empty");
        }
        keys = Copies.list(keys);
        keyAliases = keyAliases == null ? null : Limits.requireIds("keyAliases", keyAliases);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The keys with these hashes. */
    public static KeySelection of(List<KeyHash> keys) {
        return new KeySelection(keys, null, Map.of());
    }

    /** The key with this hash. */
    public static KeySelection of(KeyHash key) {
        return of(List.of(key));
    }

    /** The keys with these aliases. */
    public static KeySelection ofAliases(List<String> aliases) {
        return new KeySelection(null, aliases, Map.of());
    }
}
