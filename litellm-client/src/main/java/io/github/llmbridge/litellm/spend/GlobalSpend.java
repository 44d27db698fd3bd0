package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What the whole proxy has spent.
 *
 * @param spend in USD
 * @param maxBudget the proxy's budget, in USD; 0 if it has none
 */
public record GlobalSpend(
        double spend,
        double maxBudget,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
