package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What one team has spent.
 *
 * @param teamId its name, or its id if it has none
 * @param totalSpend in USD
 */
public record GlobalTeamSpend(
        String teamId,
        double totalSpend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalTeamSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
