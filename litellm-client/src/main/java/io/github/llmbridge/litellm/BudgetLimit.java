package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of several budgets that count side by side, such as 1 USD a day and 10 USD a month. Since LiteLLM 1.83.10.
 *
 * @param budgetDuration LiteLLM's notation; not {@code BudgetDuration}, since others may have written what we refuse
 * @param maxBudget in USD
 * @param resetAt when spend starts again from 0; the server's
 * @param additionalProperties fields that this SDK has no name for
 */
public record BudgetLimit(
        String budgetDuration,
        Double maxBudget,
        @Nullable Instant resetAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BudgetLimit {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /**
     * So much in each period.
     *
     * @param usd the most that may be spent
     */
    public static BudgetLimit of(BudgetDuration period, double usd) {
        BudgetLimit limit = new BudgetLimit(period.text(), usd, null, Map.of());
        requireValid("budgetLimits", List.of(limit));
        return limit;
    }

    /** The limits of a request must have amounts that the server would not misread. */
    public static void requireValid(String field, @Nullable List<BudgetLimit> limits) {
        if (limits != null) {
            limits.forEach(limit -> Limits.requireAmount(field + ".maxBudget", limit.maxBudget()));
        }
    }
}
