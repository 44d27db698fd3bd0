package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made. LiteLLM would make a key along with it that has no budget; this SDK always says
 * {@code auto_create_key: false}.
 *
 * @param userId the caller's id of the person, such as the identity provider's subject
 * @param models what the user's personal keys may call; does not count on keys with a team
 * @param userEmail unique over all users, whatever the case; its form is not checked by the server
 * @param userAlias a display name
 * @param userRole one of the constants of {@link UserRole}
 * @param maxBudget the most that the user's personal keys may spend together, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param metadata the caller's own data
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewUserRequest(
        String userId,
        Models models,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewUserRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        Limits.requireAmount("maxBudget", maxBudget);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Keeps the server from making a key of its own. */
    @JsonProperty("auto_create_key")
    boolean autoCreateKey() {
        return false;
    }

    /** A user with this id whose personal keys may call these models. */
    public static NewUserRequestBuilder builder(String userId, Models models) {
        return new NewUserRequestBuilder().userId(userId).models(models);
    }
}
