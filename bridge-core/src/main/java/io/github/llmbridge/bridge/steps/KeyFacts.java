package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decides whether a key works. */
public record KeyFacts(
        KeyModels models,
        @Nullable String teamId,
        @Nullable Instant expires,
        boolean blocked,
        @Nullable Double spend,
        @Nullable Double maxBudget) {
    /** Of a key as LiteLLM tells it. */
    public static KeyFacts of(Key key) {
        return new KeyFacts(
                KeyModels.of(key),
                key.teamId(),
                key.expires(),
                Boolean.TRUE.equals(key.blocked()),
                key.spend(),
                key.maxBudget());
    }

    /** Of a key that was made a moment ago. */
    static KeyFacts of(GenerateKeyRequest made, Optional<Instant> expires) {
        return new KeyFacts(
                KeyModels.of(made),
                made.teamId(),
                expires.orElse(null),
                Boolean.TRUE.equals(made.blocked()),
                made.spend(),
                made.maxBudget());
    }

    /** The same key once its list of models is this one. */
    public KeyFacts withModels(Models list) {
        return new KeyFacts(models.withList(list), teamId, expires, blocked, spend, maxBudget);
    }

    /** Whether its budget is spent. LiteLLM refuses at the very amount, so a budget of 0 is spent from the beginning. */
    public boolean isSpent() {
        return maxBudget != null && (spend == null ? 0.0 : spend) >= maxBudget;
    }
}
