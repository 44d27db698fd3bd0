package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key in place. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}.
 *
 * @param key the key's hash
 * @param models what the key may call from now on
 * @param keyAlias a name that is unique over all keys
 * @param teamId moves the key to a team, which must allow its models and have its user as a member
 * @param duration the key's new life, counted from now; exact on both lines, but clearing it has no effect on 1.77.3
 * @param maxBudget in USD
 * @param budgetDuration clearing it has no effect on 1.77.3
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param metadata replaces the whole metadata
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateKeyRequest(
        KeyHash key,
        @Nullable Models models,
        @Nullable Patch<String> keyAlias,
        @Nullable Patch<String> teamId,
        @Nullable Patch<KeyDuration> duration,
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateKeyRequest {
        Limits.requireText("keyAlias", keyAlias == null ? null : keyAlias.value());
        Limits.requireText("teamId", teamId == null ? null : teamId.value());
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        metadata = metadata == null ? null : UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the key with this hash. */
    public static Builder builder(KeyHash key) {
        return new Builder().key(key);
    }

    /** Builds the request; see the record's components for units. */
    public static final class Builder extends UpdateKeyRequestBuilder {
        Builder() {}

        /** Gives the key a name that is unique over all keys. */
        public Builder keyAlias(String alias) {
            return keyAlias(Patch.set(alias));
        }

        /** Moves the key to a team. */
        public Builder teamId(String id) {
            return teamId(Patch.set(id));
        }

        /** Lets the key end this long from now. */
        public Builder duration(KeyDuration duration) {
            return duration(Patch.set(duration));
        }

        /** The key never expires; without effect on LiteLLM 1.77.3, which keeps the old time. */
        public Builder clearDuration() {
            return duration(Patch.clear());
        }

        /** The most the key may spend in a budget period, in USD. */
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

        /** Spend never starts again; without effect on LiteLLM 1.77.3, which keeps the old period. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long tokens) {
            return tpmLimit(Patch.set(tokens));
        }

        /** No limit of tokens. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long requests) {
            return rpmLimit(Patch.set(requests));
        }

        /** No limit of requests. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }
    }
}
