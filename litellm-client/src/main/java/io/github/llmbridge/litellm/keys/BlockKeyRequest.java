package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import java.util.Map;

/**
 * A key to be blocked or unblocked.
 *
 * @param key its hash
 * @param additionalProperties fields that this SDK has no name for
 */
public record BlockKeyRequest(KeyHash key, @JsonAnyGetter Map<String, Object> additionalProperties) {
    public BlockKeyRequest {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This key. */
    public static BlockKeyRequest of(KeyHash key) {
        return new BlockKeyRequest(key, Map.of());
    }
}
