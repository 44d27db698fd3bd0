package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
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
 * A change of a budget. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}, which LiteLLM
 * 1.77.3 ignores: it keeps the old value.
 *
 * @param budgetId the budget
 * @param maxBudget in USD
 * @param softBudget from which spend on the server raises an alert, in USD
 * @param maxParallelRequests requests at the same time
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetResetAt when spend starts again next
 * @param modelMaxBudget by model, such as {@code {"gpt-4o": {"max_budget": 1, "budget_duration": "1d"}}}
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateBudgetRequest(
        String budgetId,
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<Double> softBudget,
        @Nullable Patch<Long> maxParallelRequests,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Since("1.103.0") @Nullable Patch<Long> tpdLimit,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable Instant budgetResetAt,
        @Enterprise(since = "1.81.10") @Nullable Map<String, Object> modelMaxBudget,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateBudgetRequest {
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

    /** A change of this budget. */
    public static Builder builder(String budgetId) {
        return new Builder().budgetId(budgetId);
    }

    /** Builds the request; see the record's components for units. */
    public static final class Builder extends UpdateBudgetRequestBuilder {
        Builder() {}

        /** The most that may be spent, in USD. */
        public Builder maxBudget(double usd) {
            return maxBudget(Patch.set(usd));
        }

        /** No budget; without effect on LiteLLM 1.77.3. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** From which spend on the server raises an alert, in USD. */
        public Builder softBudget(double usd) {
            return softBudget(Patch.set(usd));
        }

        /** No alert; without effect on LiteLLM 1.77.3. */
        public Builder clearSoftBudget() {
            return softBudget(Patch.clear());
        }

        /** Requests at the same time. */
        public Builder maxParallelRequests(long requests) {
            return maxParallelRequests(Patch.set(requests));
        }

        /** As many requests at the same time as come; without effect on LiteLLM 1.77.3. */
        public Builder clearMaxParallelRequests() {
            return maxParallelRequests(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long tokens) {
            return tpmLimit(Patch.set(tokens));
        }

        /** No limit of tokens a minute; without effect on LiteLLM 1.77.3. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long requests) {
            return rpmLimit(Patch.set(requests));
        }

        /** No limit of requests a minute; without effect on LiteLLM 1.77.3. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }

        /** Tokens a day, counted for batches. Since LiteLLM 1.103.0. */
        public Builder tpdLimit(long tokens) {
            return tpdLimit(Patch.set(tokens));
        }

        /** No limit of tokens a day. Since LiteLLM 1.103.0. */
        public Builder clearTpdLimit() {
            return tpdLimit(Patch.clear());
        }

        /** After which time spend starts again from 0. */
        public Builder budgetDuration(BudgetDuration duration) {
            return budgetDuration(Patch.set(duration));
        }

        /** Spend never starts again; without effect on LiteLLM 1.77.3. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }
    }
}
