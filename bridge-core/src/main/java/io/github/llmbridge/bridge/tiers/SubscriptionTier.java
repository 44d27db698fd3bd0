package io.github.llmbridge.bridge.tiers;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription gives. A limit that is not set is not named by the tier: what an operator sets there stays.
 *
 * @param name the tier's name, written into the key's metadata as {@code subscription_tier}
 * @param models what the user's key may call
 * @param maxBudget the most the key may spend in a budget period, in USD; LiteLLM notices late, so a little more is spent
 *     when requests run side by side
 * @param softBudget from where on LiteLLM sends alerts, in USD. It is part of a key when the key is made; LiteLLM 1.77.3 does
 *     not change it later
 * @param budgetDuration after which time spend starts again from 0
 * @param keyDuration how long a key lives, counted from its making, from each change of the tier, and from each renewal
 * @param rpmLimit requests a minute; LiteLLM 1.106.0 keeps it reliably with a Redis only (seen: without one, any key was let
 *     through once 199 had called within an hour)
 * @param tpmLimit tokens a minute; as for requests
 * @param maxParallelRequests requests at the same time
 * @param modelMaxBudget by model, {@code budget_limit} in USD and {@code time_period}. LiteLLM wants an Enterprise licence.
 * @param budgetFallbacks by model, which models answer instead once the budget is spent. Since LiteLLM 1.92.
 * @param groups names of Open WebUI groups that the tier puts the account into
 * @param metadata free fields of the key's metadata; names that the bridge uses itself are refused
 * @param currency the currency that the subscription is sold in, such as {@code EUR}; noted in the key's metadata only: every
 *     amount here is in USD, as LiteLLM counts
 * @param user what the tier says of the LiteLLM user itself
 */
@Value.Builder
public record SubscriptionTier(
        String name,
        Models models,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable KeyDuration keyDuration,
        @Nullable Long rpmLimit,
        @Nullable Long tpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Map<String, List<String>> budgetFallbacks,
        List<String> groups,
        Map<String, Object> metadata,
        @Nullable String currency,
        @Nullable UserLimits user) {
    /** Names in a key's metadata that are the bridge's own. */
    private static final List<String> OWN_NAMES =
            List.of("managed_by", "saas_user_id", "subscription_tier", "key_generation", "llmbridge", "currency");

    /** Checks the limits; {@link IllegalArgumentException} names the field. */
    public SubscriptionTier {
        TextRules.requireLabel("tier name", name);
        Inputs.labels("models", Inputs.present("models", models).names());
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        if (currency != null) {
            TextRules.requireLabel("currency", currency);
        }
        if (budgetDuration != null && maxBudget == null) {
            throw new IllegalArgumentException("budgetDuration of tier '" + name + "' needs a maxBudget");
        }
        if (softBudget != null && maxBudget != null && softBudget >= maxBudget) {
            throw new IllegalArgumentException("softBudget of tier '" + name + "' must be below its maxBudget");
        }
        Inputs.requireNoGaps("modelMaxBudget", modelMaxBudget);
        Inputs.requireNoGaps("budgetFallbacks", budgetFallbacks);
        Inputs.requireNoGaps("metadata", Inputs.present("metadata", metadata));
        Limits.requireFields("metadata", metadata);
        modelMaxBudget = modelMaxBudget == null ? null : Map.copyOf(modelMaxBudget);
        budgetFallbacks = budgetFallbacks == null ? null : Map.copyOf(budgetFallbacks);
        groups = Inputs.labels("groups", groups);
        metadata = Map.copyOf(metadata);
        for (String own : OWN_NAMES) {
            if (metadata.containsKey(own)) {
                throw new IllegalArgumentException("metadata of tier '" + name + "' must not set " + own);
            }
        }
    }

    /** A tier with this name whose keys may call these models. */
    public static SubscriptionTierBuilder builder(String name, Models models) {
        return new SubscriptionTierBuilder().name(name).models(models);
    }
}
