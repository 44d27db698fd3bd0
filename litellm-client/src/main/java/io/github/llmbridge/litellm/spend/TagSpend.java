package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What requests with one tag have cost.
 *
 * @param individualRequestTag the tag
 * @param logCount calls
 * @param totalSpend in USD
 */
public record TagSpend(
        String individualRequestTag,
        long logCount,
        double totalSpend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TagSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
