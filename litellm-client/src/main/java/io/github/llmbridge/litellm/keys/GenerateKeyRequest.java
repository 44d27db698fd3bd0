package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key to be made. Only {@code models} is required.
 *
 * @param models what the key may call
 * @param key the key itself, if the caller chooses it; then its hash is known before the call
 * @param keyAlias a name that is unique over all keys of the proxy
 * @param userId the key's user; not checked by the server
 * @param teamId the key's team; not checked by the server
 * @param duration how long the key lives; for ever if not set
 * @param maxBudget the most the key may spend, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param spend what the key has spent already, in USD
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param maxParallelRequests requests at the same time
 * @param blocked whether the key starts blocked
 * @param keyType which routes the key may call; {@link KeyType#LLM_API} for a key that is handed to a user
 * @param metadata the caller's own data
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record GenerateKeyRequest(
        Models models,
        @Nullable Secret key,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable KeyDuration duration,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Double spend,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Boolean blocked,
        @Nullable KeyType keyType,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public GenerateKeyRequest {
        Limits.requireKey("key", key);
        Limits.requireText("keyAlias", keyAlias);
        Limits.requireText("userId", userId);
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("spend", spend);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount(
                "maxParallelRequests", maxParallelRequests == null ? null : maxParallelRequests.longValue());
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A key that may call these models. */
    public static GenerateKeyRequestBuilder builder(Models models) {
        return new GenerateKeyRequestBuilder().models(models);
    }
}
