package io.github.llmbridge.litellm.budgets;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * A budget to be deleted.
 *
 * @param id the budget
 * @param additionalProperties fields that this SDK has no name for
 */
public record DeleteBudgetRequest(String id, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that it is named. */
    public DeleteBudgetRequest {
        Limits.requireText("id", id);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This budget. */
    public static DeleteBudgetRequest of(String id) {
        return new DeleteBudgetRequest(id, Map.of());
    }
}
