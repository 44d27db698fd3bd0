package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An organization to be made. It has a budget of its own, or shares the one that {@code budgetId} names.
 *
 * @param organizationId the caller's id of the organization
 * @param organizationAlias a display name
 * @param models what keys of the organization may call at most
 * @param budgetId a budget to share; limits beside it would be dropped
 * @param maxBudget the most that the organization may spend, in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param budgetDuration after which time spend starts again from 0
 * @param modelMaxBudget budgets by model
 * @param modelTpmLimit tokens a minute by model. Since LiteLLM 1.79.0.
 * @param modelRpmLimit requests a minute by model. Since LiteLLM 1.79.0.
 * @param allowedModels models that the budget allows. Since LiteLLM 1.83.10.
 * @param tempBudgetIncrease added to {@code maxBudget} for a time, in USD. Since LiteLLM 1.103.0.
 * @param tempBudgetExpiry when the increase ends. Since LiteLLM 1.103.0.
 * @param metadata the caller's own data
 * @param objectPermission tools, vector stores and the like
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewOrganizationRequest(
        String organizationId,
        String organizationAlias,
        Models models,
        @Nullable String budgetId,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable Long maxParallelRequests,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.79.0") @Nullable Map<String, Long> modelTpmLimit,
        @Since("1.79.0") @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.83.10") @Nullable List<String> allowedModels,
        @Since("1.103.0") @Nullable Double tempBudgetIncrease,
        @Since("1.103.0") @Nullable Instant tempBudgetExpiry,
        Map<String, Object> metadata,
        @Nullable Map<String, Object> objectPermission,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewOrganizationRequest {
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("organizationAlias", organizationAlias);
        Limits.requireText("budgetId", budgetId);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireAmount("tempBudgetIncrease", tempBudgetIncrease);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
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
                                modelMaxBudget,
                                allowedModels,
                                tempBudgetIncrease,
                                tempBudgetExpiry)
                        .anyMatch(Objects::nonNull));
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        allowedModels = Copies.list(allowedModels);
        objectPermission = Copies.fields(objectPermission);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An organization with this id and name whose keys may call these models. */
    public static NewOrganizationRequestBuilder builder(
            String organizationId, String organizationAlias, Models models) {
        return new NewOrganizationRequestBuilder()
                .organizationId(organizationId)
                .organizationAlias(organizationAlias)
                .models(models);
    }
}
