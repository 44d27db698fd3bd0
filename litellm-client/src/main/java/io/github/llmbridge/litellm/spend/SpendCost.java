package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * A cost.
 *
 * @param cost in USD
 */
public record SpendCost(
        double cost, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendCost {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
