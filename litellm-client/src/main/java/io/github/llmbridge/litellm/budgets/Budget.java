package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A budget as the server keeps it. Beside an organization, a customer or a membership it comes with fewer fields.
 *
 * @param budgetId its id
 * @param maxBudget the most that may be spent, in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param modelMaxBudget budgets by model
 * @param budgetDuration LiteLLM's notation; not {@code BudgetDuration}, since others may have written what we refuse
 * @param budgetResetAt when spend starts again from 0. A new budget of LiteLLM 1.77.3 counts from now, not to a boundary.
 * @param allowedModels models that a member with this budget may call; empty for all. Since LiteLLM 1.83.10.
 * @param tempBudgetIncrease added to {@code maxBudget} for a time, in USD. Since LiteLLM 1.103.0.
 * @param tempBudgetExpiry when the increase ends. Since LiteLLM 1.103.0.
 * @param createdBy the id of the user who made it
 * @param updatedBy the id of the user who changed it last
 */
public record Budget(
        String budgetId,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable Long maxParallelRequests,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable Map<String, Object> modelMaxBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        @Since("1.83.10") @Nullable List<String> allowedModels,
        @Since("1.103.0") @Nullable Double tempBudgetIncrease,
        @Since("1.103.0") @Nullable Instant tempBudgetExpiry,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Budget {
        modelMaxBudget = Copies.fields(modelMaxBudget);
        allowedModels = Copies.list(allowedModels);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
