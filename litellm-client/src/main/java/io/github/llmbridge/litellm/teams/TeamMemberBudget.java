package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link Teams#resetMemberBudget}. Since LiteLLM 1.104.0.
 *
 * @param budgetId the id of the budget that counts now
 * @param previousBudgetId the id of the one that counted before
 * @param budgetSource {@code custom}, {@code team_default} or {@code none}
 */
public record TeamMemberBudget(
        String teamId,
        String userId,
        @Nullable String budgetId,
        @Nullable String previousBudgetId,
        String budgetSource,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamMemberBudget {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
