package io.github.llmbridge.bridge.tiers;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * What a tier says of the LiteLLM user itself. It counts on the user's keys without a team, the bridge's and others.
 *
 * @param role the user's role in LiteLLM; {@code internal_user} for a new user if not set
 * @param models what keys without a team may call at most
 * @param maxBudget the most that keys without a team may spend together in a budget period, in USD
 * @param budgetDuration after which time that spend starts again from 0
 */
public record UserLimits(
        @Nullable UserRole role,
        @Nullable Models models,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration) {
    /** Checks the limits; {@link IllegalArgumentException} names the field. */
    public UserLimits {
        UserRole.requireAssignable("user.role", role);
        if (models != null) {
            Inputs.labels("user.models", models.names());
        }
        Limits.requireAmount("user.maxBudget", maxBudget);
        if (budgetDuration != null && maxBudget == null) {
            throw new IllegalArgumentException("user.budgetDuration needs a user.maxBudget");
        }
    }
}
