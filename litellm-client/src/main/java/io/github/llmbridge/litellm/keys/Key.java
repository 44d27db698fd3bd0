package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key as the server keeps it: without the key itself.
 *
 * @param token the key's hash; {@code /key/info} leaves it out, {@link Keys#info} puts it in
 * @param keyName the key masked, as {@code sk-...abcd}
 * @param models what the key itself allows; team and user may narrow it
 * @param expires when the key ends; never if {@code null}
 * @param spend spent in the running budget period, in USD; up to a minute old
 * @param maxBudget in USD
 * @param budgetDuration LiteLLM's notation; not {@code BudgetDuration}, since others may have written what we refuse
 * @param status {@code active}, {@code expired}, {@code revoked} (blocked) or {@code deleted}; since LiteLLM 1.106
 */
public record Key(
        @Nullable KeyHash token,
        @Nullable String keyName,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String teamId,
        Models models,
        @Nullable Instant expires,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Boolean blocked,
        @Nullable String status,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Key {
        models = Models.orAll(models);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The same row with its hash filled in. */
    Key withToken(KeyHash hash) {
        return new Key(
                hash,
                keyName,
                keyAlias,
                userId,
                teamId,
                models,
                expires,
                spend,
                maxBudget,
                budgetDuration,
                budgetResetAt,
                tpmLimit,
                rpmLimit,
                maxParallelRequests,
                blocked,
                status,
                metadata,
                additionalProperties);
    }
}
