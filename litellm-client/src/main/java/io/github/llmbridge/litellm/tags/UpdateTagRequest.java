package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a tag. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}. Before 1.106.0
 * LiteLLM leaves a budget and limits that should be cleared as they are; the period of a budget it clears since 1.102.0.
 *
 * @param name identifies it; cannot be changed
 * @param description for people
 * @param models the deployments for requests with the tag, by id
 * @param modelInfo the server works it out by itself
 * @param budgetId a shared budget. Since LiteLLM 1.78.0.
 * @param maxBudget the most that requests with the tag may spend, in USD. Since LiteLLM 1.78.0.
 * @param softBudget from where on LiteLLM warns, in USD. Since LiteLLM 1.78.0.
 * @param maxParallelRequests requests at the same time. Since LiteLLM 1.78.0.
 * @param tpmLimit tokens a minute. Since LiteLLM 1.78.0.
 * @param rpmLimit requests a minute. Since LiteLLM 1.78.0.
 * @param budgetDuration after which time spend starts again from 0. Since LiteLLM 1.78.0.
 * @param modelMaxBudget budgets by model. Since LiteLLM 1.78.0.
 */
@Value.Builder
public record UpdateTagRequest(
        String name,
        @Nullable Patch<String> description,
        @Nullable List<String> models,
        @Nullable Map<String, Object> modelInfo,
        @Since("1.78.0") @Nullable String budgetId,
        @Since("1.78.0") @Nullable Patch<Double> maxBudget,
        @Since("1.78.0") @Nullable Patch<Double> softBudget,
        @Since("1.78.0") @Nullable Patch<Integer> maxParallelRequests,
        @Since("1.78.0") @Nullable Patch<Long> tpmLimit,
        @Since("1.78.0") @Nullable Patch<Long> rpmLimit,
        @Since("1.78.0") @Nullable Patch<BudgetDuration> budgetDuration,
        @Since("1.78.0") @Nullable Map<String, Object> modelMaxBudget,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateTagRequest {
        Limits.requireText("name", name);
        Limits.requireText("budgetId", budgetId);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount(
                "maxParallelRequests",
                maxParallelRequests == null || maxParallelRequests.value() == null
                        ? null
                        : Long.valueOf(maxParallelRequests.value()));
        models = Copies.list(models);
        modelInfo = Copies.fields(modelInfo);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the tag of this name. */
    public static Builder builder(String name) {
        return new Builder().name(name);
    }

    /** Builds the request; see the record's components for units. */
    public static final class Builder extends UpdateTagRequestBuilder {
        Builder() {}

        /** For people. */
        public Builder description(String text) {
            return description(Patch.set(text));
        }

        /** No description. */
        public Builder clearDescription() {
            return description(Patch.clear());
        }

        /** The most that requests with the tag may spend, in USD. */
        public Builder maxBudget(double usd) {
            return maxBudget(Patch.set(usd));
        }

        /** No budget. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** From where on LiteLLM warns, in USD. */
        public Builder softBudget(double usd) {
            return softBudget(Patch.set(usd));
        }

        /** No warning. */
        public Builder clearSoftBudget() {
            return softBudget(Patch.clear());
        }

        /** Requests at the same time. */
        public Builder maxParallelRequests(int requests) {
            return maxParallelRequests(Patch.set(requests));
        }

        /** No limit of requests at the same time. */
        public Builder clearMaxParallelRequests() {
            return maxParallelRequests(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long tokens) {
            return tpmLimit(Patch.set(tokens));
        }

        /** No limit of tokens. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long requests) {
            return rpmLimit(Patch.set(requests));
        }

        /** No limit of requests. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }

        /** After which time spend starts again from 0. */
        public Builder budgetDuration(BudgetDuration duration) {
            return budgetDuration(Patch.set(duration));
        }

        /** Spend never starts again. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }
    }

    /** The same change with what the server would take away, because it was not sent. */
    UpdateTagRequest keeping(Tag tag) {
        return new Builder()
                .from(this)
                .description(description == null ? new Patch<>(tag.description()) : description)
                .models(models == null ? tag.models() : models)
                .build();
    }
}
