package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a customer. What is not set stays as it is. Nothing can be cleared: both lines ignore {@code null} here.
 *
 * @param userId the customer
 * @param alias a display name
 * @param blocked whether the customer is refused; LiteLLM 1.77.3 takes false for not set
 * @param budgetId a budget to share from now on; not together with {@code maxBudget}, which would change it for all
 * @param maxBudget in USD; beware: changes the budget that the customer has, also one that others share;
 *     LiteLLM 1.77.3 takes 0 for not set
 * @param allowedModelRegion where requests may be worked on
 * @param defaultModel the model that is taken whatever a request asks for
 * @param models what the customer may call. Since LiteLLM 1.106.0.
 * @param objectPermission tools, vector stores and the like. Since LiteLLM 1.81.14.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateCustomerRequest(
        String userId,
        @Nullable String alias,
        @Nullable Boolean blocked,
        @Nullable String budgetId,
        @Nullable Double maxBudget,
        @Nullable ModelRegion allowedModelRegion,
        @Nullable String defaultModel,
        @Since("1.106.0") @Nullable Models models,
        @Since("1.81.14") @Nullable Map<String, Object> objectPermission,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateCustomerRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("alias", alias);
        Limits.requireText("budgetId", budgetId);
        Limits.requireText("defaultModel", defaultModel);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireSharedBudgetAlone(budgetId, maxBudget != null);
        objectPermission = Copies.fields(objectPermission);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this customer. */
    public static UpdateCustomerRequestBuilder builder(String userId) {
        return new UpdateCustomerRequestBuilder().userId(userId);
    }
}
