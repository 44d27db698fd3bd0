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
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of an organization. What is not set stays as it is. Nothing can be cleared: the server ignores {@code null}
 * here. Limits change the organization's budget, also one that others share.
 *
 * @param organizationId the organization
 * @param organizationAlias a display name
 * @param models what keys of the organization may call at most from now on
 * @param budgetId a budget to share from now on; LiteLLM 1.77.3 breaks over it
 * @param spend what was spent, in USD
 * @param maxBudget the most that the organization may spend, in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param budgetDuration after which time spend starts again from 0
 * @param modelMaxBudget budgets by model; LiteLLM 1.77.3 breaks over it
 * @param modelTpmLimit tokens a minute by model. Since LiteLLM 1.79.0.
 * @param modelRpmLimit requests a minute by model. Since LiteLLM 1.79.0.
 * @param allowedModels models that the budget allows. Since LiteLLM 1.83.10.
 * @param tempBudgetIncrease added to {@code maxBudget} for a time, in USD. Since LiteLLM 1.103.0.
 * @param tempBudgetExpiry when the increase ends. Since LiteLLM 1.103.0.
 * @param metadata replaces the whole metadata on LiteLLM 1.77.3
 * @param objectPermission tools, vector stores and the like
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateOrganizationRequest(
        String organizationId,
        @Nullable String organizationAlias,
        @Nullable Models models,
        @Nullable String budgetId,
        @Nullable Double spend,
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
        @Nullable Map<String, Object> metadata,
        @Nullable Map<String, Object> objectPermission,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateOrganizationRequest {
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("organizationAlias", organizationAlias);
        Limits.requireText("budgetId", budgetId);
        Limits.requireAmount("spend", spend);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireAmount("tempBudgetIncrease", tempBudgetIncrease);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        allowedModels = Copies.list(allowedModels);
        metadata = Copies.fields(metadata);
        objectPermission = Copies.fields(objectPermission);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this organization. */
    public static UpdateOrganizationRequestBuilder builder(String organizationId) {
        return new UpdateOrganizationRequestBuilder().organizationId(organizationId);
    }
}
