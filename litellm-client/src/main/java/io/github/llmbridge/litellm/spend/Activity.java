package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What was used of one thing, such as a model.
 *
 * @param metadata what the server knows of the thing
 * @param apiKeyBreakdown by the hash of the key
 */
public record Activity(
        SpendMetrics metrics,
        Map<String, Object> metadata,
        Map<String, KeyActivity> apiKeyBreakdown,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Activity {
        metadata = UnknownFields.copyOf(metadata);
        apiKeyBreakdown = Map.copyOf(apiKeyBreakdown);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both together. */
    Activity plus(Activity other) {
        return new Activity(
                metrics.plus(other.metrics),
                metadata,
                ActivityBreakdown.sum(apiKeyBreakdown, other.apiKeyBreakdown, KeyActivity::plus),
                additionalProperties);
    }
}
