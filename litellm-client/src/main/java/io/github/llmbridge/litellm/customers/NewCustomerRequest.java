package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be made. It has a budget of its own, or shares the one that {@code budgetId} names, or has none.
 *
 * @param userId the id that requests name in their field {@code user}
 * @param alias a display name
 * @param blocked whether the customer is refused
 * @param budgetId a budget to share; with a limit beside it the server would make a budget of its own and drop the id
 * @param maxBudget the most that the customer may spend, in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetResetAt when spend starts again for the first time
 * @param modelMaxBudget budgets by model; both lines answer 422 for every value without a licence
 * @param spend what was spent before, in USD
 * @param allowedModelRegion where requests may be worked on
 * @param defaultModel the model that is taken whatever a request asks for
 * @param models what the customer may call; not set is every model. Since LiteLLM 1.106.0.
 * @param objectPermission tools, vector stores and the like. Since LiteLLM 1.81.14.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewCustomerRequest(
        String userId,
        @Nullable String alias,
        @Nullable Boolean blocked,
        @Nullable String budgetId,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable Long maxParallelRequests,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Instant budgetResetAt,
        @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Double spend,
        @Nullable ModelRegion allowedModelRegion,
        @Nullable String defaultModel,
        @Since("1.106.0") @Nullable Models models,
        @Since("1.81.14") @Nullable Map<String, Object> objectPermission,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewCustomerRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("alias", alias);
        Limits.requireText("budgetId", budgetId);
        Limits.requireText("defaultModel", defaultModel);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireAmount("spend", spend);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireSharedBudgetAlone(
                budgetId,
                Stream.of(
                                maxBudget,
                                softBudget,
                                maxParallelRequests,
                                tpmLimit,
                                rpmLimit,
                                tpdLimit,
                                budgetDuration,
                                budgetResetAt,
                                modelMaxBudget)
                        .anyMatch(Objects::nonNull));
        modelMaxBudget = Copies.fields(modelMaxBudget);
        objectPermission = Copies.fields(objectPermission);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A customer with this id. */
    public static NewCustomerRequestBuilder builder(String userId) {
        return new NewCustomerRequestBuilder().userId(userId);
    }
}
