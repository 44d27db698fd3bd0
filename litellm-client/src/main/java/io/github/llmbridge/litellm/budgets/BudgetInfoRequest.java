package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Which budgets to read.
 *
 * @param budgets their ids; at least one
 * @param additionalProperties fields that this SDK has no name for
 */
public record BudgetInfoRequest(
        List<String> budgets, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that there is something to read. */
    public BudgetInfoRequest {
        budgets = Limits.requireIds("budgets", budgets);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These budgets. */
    public static BudgetInfoRequest of(List<String> ids) {
        return new BudgetInfoRequest(ids, Map.of());
    }
}
