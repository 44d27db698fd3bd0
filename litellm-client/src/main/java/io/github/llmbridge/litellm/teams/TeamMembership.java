package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member may spend in a team, and has spent.
 *
 * @param budgetId the id of the member's budget
 * @param spend spent in the running budget period, in USD
 * @param totalSpend spent ever, in USD. Since LiteLLM 1.83.12.
 * @param litellmBudgetTable that budget
 * @param budgetSource {@code custom}, {@code team_default} or {@code none}. Since LiteLLM 1.104.0.
 * @param role the role in the team; told by {@link Teams#myMembership}. Since LiteLLM 1.83.14.
 * @param userEmail told by {@link Teams#myMembership}. Since LiteLLM 1.83.14.
 * @param teamAlias told by {@link Teams#myMembership}. Since LiteLLM 1.83.14.
 */
public record TeamMembership(
        String userId,
        String teamId,
        @Nullable String budgetId,
        @Nullable Double spend,
        @Since("1.83.12") @Nullable Double totalSpend,
        @Nullable Budget litellmBudgetTable,
        @Since("1.104.0") @Nullable String budgetSource,
        @Since("1.83.14") @Nullable String role,
        @Since("1.83.14") @Nullable String userEmail,
        @Since("1.83.14") @Nullable String teamAlias,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamMembership {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
