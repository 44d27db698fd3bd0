package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A tag to be made.
 *
 * @param name identifies it
 * @param description for people
 * @param models the deployments for requests with the tag, by id; those in the database only
 * @param modelInfo the server works it out by itself
 * @param budgetId a shared budget. Since LiteLLM 1.78.0.
 * @param maxBudget the most that requests with the tag may spend, in USD. Since LiteLLM 1.78.0.
 * @param softBudget from where on LiteLLM warns, in USD. Since LiteLLM 1.78.0.
 * @param maxParallelRequests requests at the same time. Since LiteLLM 1.78.0.
 * @param tpmLimit tokens a minute. Since LiteLLM 1.78.0.
 * @param rpmLimit requests a minute. Since LiteLLM 1.78.0.
 * @param modelMaxBudget budgets by model. Since LiteLLM 1.78.0.
 * @param budgetDuration after which time spend starts again from 0. Since LiteLLM 1.78.0.
 */
@Value.Builder
public record NewTagRequest(
        String name,
        @Nullable String description,
        @Nullable List<String> models,
        @Nullable Map<String, Object> modelInfo,
        @Since("1.78.0") @Nullable String budgetId,
        @Since("1.78.0") @Nullable Double maxBudget,
        @Since("1.78.0") @Nullable Double softBudget,
        @Since("1.78.0") @Nullable Integer maxParallelRequests,
        @Since("1.78.0") @Nullable Long tpmLimit,
        @Since("1.78.0") @Nullable Long rpmLimit,
        @Since("1.78.0") @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.78.0") @Nullable BudgetDuration budgetDuration,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewTagRequest {
        Limits.requireText("name", name);
        Limits.requireText("budgetId", budgetId);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount(
                "maxParallelRequests", maxParallelRequests == null ? null : maxParallelRequests.longValue());
        models = Copies.list(models);
        modelInfo = Copies.fields(modelInfo);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A tag of this name. */
    public static NewTagRequestBuilder builder(String name) {
        return new NewTagRequestBuilder().name(name);
    }
}
