package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.RateLimitType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is changed in keys of a team, at least one field. Since LiteLLM 1.85.0.
 *
 * @param maxBudget the most that a key may spend, in USD
 * @param budgetLimits several budgets side by side
 * @param metadata replaces the whole metadata
 * @param tempBudgetIncrease added to the budget for a time, in USD
 * @param tempBudgetExpiry when the increase ends
 * @param additionalProperties fields that this SDK has no name for; the server answers 422 to one that it does not know
 */
@Value.Builder
public record TeamKeysChange(
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<String> budgetId,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable List<BudgetLimit> budgetLimits,
        @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Nullable Map<String, Long> modelTpmLimit,
        @Nullable Map<String, Long> modelRpmLimit,
        @Nullable Patch<Long> maxParallelRequests,
        @Nullable RateLimitType rpmLimitType,
        @Nullable RateLimitType tpmLimitType,
        @Nullable Double tempBudgetIncrease,
        @Nullable Instant tempBudgetExpiry,
        @Nullable Patch<KeyDuration> duration,
        @Nullable List<String> tags,
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public TeamKeysChange {
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("tempBudgetIncrease", tempBudgetIncrease);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        BudgetLimit.requireValid("budgetLimits", budgetLimits);
        budgetLimits = Copies.list(budgetLimits);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        tags = Copies.list(tags);
        metadata = Copies.fields(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Nothing, until set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the change; see the record's components for units. */
    public static final class Builder extends TeamKeysChangeBuilder {
        Builder() {}

        /** The most that a key may spend, in USD. */
        public Builder maxBudget(double value) {
            return maxBudget(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** A budget to share. */
        public Builder budgetId(String value) {
            return budgetId(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearBudgetId() {
            return budgetId(Patch.clear());
        }

        /** After which time spend starts again from 0. */
        public Builder budgetDuration(BudgetDuration value) {
            return budgetDuration(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long value) {
            return tpmLimit(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long value) {
            return rpmLimit(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }

        /** Requests at the same time. */
        public Builder maxParallelRequests(long value) {
            return maxParallelRequests(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearMaxParallelRequests() {
            return maxParallelRequests(Patch.clear());
        }

        /** How long the keys live from now on. */
        public Builder duration(KeyDuration value) {
            return duration(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearDuration() {
            return duration(Patch.clear());
        }
    }
}
