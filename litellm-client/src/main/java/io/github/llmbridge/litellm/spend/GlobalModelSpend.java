package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What one model has cost.
 *
 * @param model the provider's name
 * @param totalSpend in USD
 */
public record GlobalModelSpend(
        String model,
        double totalSpend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalModelSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
