package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one user spent in one team. Since LiteLLM 1.101.0.
 *
 * @param spend in USD
 */
public record TeamUserSpend(
        String teamId,
        @Nullable String teamAlias,
        String userId,
        @Nullable String userEmail,
        @Nullable String userAlias,
        Double spend,
        Long promptTokens,
        Long completionTokens,
        Long totalTokens,
        Long apiRequests,
        Long successfulRequests,
        Long failedRequests,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamUserSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
