package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription gives. A limit that is not set does not apply.
 *
 * @param name the tier's name, written into the key's metadata as {@code subscription_tier}
 * @param models what the user's key may call
 * @param maxBudget the most the key may spend in a budget period, in USD; LiteLLM notices late, so a little more is spent
 *     when requests run side by side
 * @param budgetDuration after which time spend starts again from 0
 * @param keyDuration how long a key lives, counted from its making and from each change of the tier
 * @param rpmLimit requests a minute; LiteLLM 1.106.0 keeps it reliably with a Redis only (seen: without one, any key was let
 *     through once 199 had called within an hour)
 * @param tpmLimit tokens a minute; as for requests
 * @param groups names of Open WebUI groups that the tier puts the account into
 */
@Value.Builder
public record SubscriptionTier(
        String name,
        Models models,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable KeyDuration keyDuration,
        @Nullable Long rpmLimit,
        @Nullable Long tpmLimit,
        List<String> groups) {
    /** Checks the limits; {@link IllegalArgumentException} names the field. */
    public SubscriptionTier {
        Limits.requireText("tier name", name);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpmLimit", tpmLimit);
        if (budgetDuration != null && maxBudget == null) {
            throw new IllegalArgumentException("budgetDuration of tier '" + name + "' needs a maxBudget");
        }
        groups = List.copyOf(groups);
        groups.forEach(group -> Limits.requireText("groups", group));
    }

    /** A tier with this name whose keys may call these models. */
    public static SubscriptionTierBuilder builder(String name, Models models) {
        return new SubscriptionTierBuilder().name(name).models(models);
    }
}
