package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What was used by one key.
 *
 * @param metadata whose key it is
 */
public record KeyActivity(
        SpendMetrics metrics,
        KeyOwner metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyActivity {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both together. */
    KeyActivity plus(KeyActivity other) {
        return new KeyActivity(metrics.plus(other.metrics), metadata, additionalProperties);
    }
}
