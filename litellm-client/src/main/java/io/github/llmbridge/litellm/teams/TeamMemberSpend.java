package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link Teams#resetMemberSpend}, in USD. Since LiteLLM 1.100.0.
 */
public record TeamMemberSpend(
        String teamId,
        String userId,
        Double spend,
        @Nullable Double previousSpend,
        @Nullable Double maxBudget,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamMemberSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
