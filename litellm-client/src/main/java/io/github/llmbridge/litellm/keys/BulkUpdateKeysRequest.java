package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Changes of several keys. Since LiteLLM 1.81.6.
 *
 * @param keys 1 to 500
 * @param additionalProperties fields that this SDK has no name for
 */
public record BulkUpdateKeysRequest(
        List<KeyChange> keys, @JsonAnyGetter Map<String, Object> additionalProperties) {
    static final int MOST_KEYS = 500;

    /** Checks how many there are. */
    public BulkUpdateKeysRequest {
        Limits.requireSize("keys", keys, MOST_KEYS);
        keys = List.copyOf(keys);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These changes. */
    public static BulkUpdateKeysRequest of(List<KeyChange> keys) {
        return new BulkUpdateKeysRequest(keys, Map.of());
    }
}
