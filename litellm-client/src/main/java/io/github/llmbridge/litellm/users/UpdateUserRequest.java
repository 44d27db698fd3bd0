package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user. What is not set stays as it is. Beware: the server creates a user it does not know; see
 * {@link Users#update}.
 *
 * @param userId the user
 * @param models to open a user again name {@code all-proxy-models}: the server ignores an empty list here
 * @param userEmail not checked for uniqueness by the server
 * @param userAlias a display name; 1.77.3 does not know the field here and keeps the old one
 * @param userRole one of the constants of {@link UserRole}
 * @param maxBudget in USD; clearing works since 1.106
 * @param budgetDuration clearing works since 1.106
 * @param metadata replaces the whole metadata
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateUserRequest(
        String userId,
        @Nullable Models models,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateUserRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        Limits.requireAmount("maxBudget", maxBudget);
        if (models != null && models.isAll()) {
            throw new IllegalArgumentException(
                    "models: the server ignores an empty list for users; say Models.of(\"all-proxy-models\")");
        }
        metadata = metadata == null ? null : UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this user. */
    public static Builder builder(String userId) {
        return new Builder().userId(userId);
    }

    /** Builds the request. */
    public static final class Builder extends UpdateUserRequestBuilder {
        Builder() {}

        /** The most that the user's personal keys may spend together, in USD. */
        public Builder maxBudget(double usd) {
            return maxBudget(Patch.set(usd));
        }

        /** No budget. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
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
}
