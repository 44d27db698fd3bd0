package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the server keeps it.
 *
 * @param userId the id that requests name in their field {@code user}
 * @param spend in USD
 * @param defaultModel the model that is taken whatever a request asks for
 * @param models what the customer may call; every model on a server that does not say. Since LiteLLM 1.106.0.
 * @param budgetId the id of the budget; 1.77.3 tells it only in answers to writes
 * @param litellmBudgetTable the budget, if there is one; the answer to {@code /customer/block} leaves it out
 * @param objectPermission tools, vector stores and the like. Since LiteLLM 1.81.14.
 */
public record Customer(
        String userId,
        boolean blocked,
        @Nullable String alias,
        @Nullable Double spend,
        @Nullable ModelRegion allowedModelRegion,
        @Nullable String defaultModel,
        @Since("1.106.0") @Nullable Models models,
        @Nullable String budgetId,
        @Nullable Budget litellmBudgetTable,
        @Since("1.81.14") @Nullable String objectPermissionId,
        @Since("1.81.14") @Nullable Map<String, Object> objectPermission,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Customer {
        objectPermission = Copies.fields(objectPermission);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
