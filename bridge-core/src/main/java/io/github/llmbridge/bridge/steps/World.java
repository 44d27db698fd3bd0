package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.tiers.TierCatalog;

/** What the steps of one bridge share: nothing of it changes. */
public record World(Ownership ownership, KeyMaterial material, PendingKeys pending, TierCatalog tiers) {
    /** Which tier a key has. */
    public KeyTiers keyTiers() {
        return new KeyTiers(tiers);
    }
}
