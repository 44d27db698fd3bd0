package io.github.llmbridge.bridge;

import org.jspecify.annotations.Nullable;

/**
 * A change of a user's tier.
 *
 * @param from the tier's name in the key's metadata; {@code null} if there is none
 * @param to the new tier
 */
public record TierChange(String userId, @Nullable String from, SubscriptionTier to) {}
