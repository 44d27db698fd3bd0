package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What requests with one tag have cost.
 *
 * @param name the tag
 * @param spend in USD, rounded to 4 digits
 * @param logCount calls
 */
public record GlobalTagSpend(
        String name,
        double spend,
        long logCount,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalTagSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
