package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key just made. The server shows the key itself only here.
 *
 * @param key the key
 * @param token its hash
 * @param keyName the key masked, as {@code sk-...abcd}
 * @param createdAt the server's time of the call
 * @param expires when the key ends; compare it with what was asked, since 1.77.3 rounds to a calendar boundary
 */
public record GeneratedKey(
        Secret key,
        KeyHash token,
        @Nullable String keyName,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String teamId,
        Models models,
        @Nullable Instant createdAt,
        @Nullable Instant expires,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GeneratedKey {
        models = Models.orAll(models);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
