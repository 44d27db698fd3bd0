package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A budget to be made.
 *
 * @param budgetId the caller's id of the budget, which makes the call safe to check after a lost answer
 * @param maxBudget the most that may be spent, in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetResetAt when spend starts again for the first time; worked out by the server if not set
 * @param modelMaxBudget by model, such as {@code {"gpt-4o": {"max_budget": 1, "budget_duration": "1d"}}}
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewBudgetRequest(
        String budgetId,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable Long maxParallelRequests,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Instant budgetResetAt,
        @Enterprise(since = "1.81.10") @Nullable Map<String, Object> modelMaxBudget,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewBudgetRequest {
        Limits.requireText("budgetId", budgetId);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A budget with this id. */
    public static NewBudgetRequestBuilder builder(String budgetId) {
        return new NewBudgetRequestBuilder().budgetId(budgetId);
    }
}
