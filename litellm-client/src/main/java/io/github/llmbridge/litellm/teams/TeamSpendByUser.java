package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What users spent in teams. Since LiteLLM 1.101.0.
 *
 * @param startDate the first day, UTC, such as {@code 2026-01-31}
 * @param endDate the last day, UTC
 */
public record TeamSpendByUser(
        String startDate,
        String endDate,
        List<TeamUserSpend> results,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamSpendByUser {
        results = results == null ? List.of() : List.copyOf(results);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
