package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key just made. The server shows the key itself only here. What was asked for as a limit by model or tag
 * stands in the metadata only.
 *
 * @param key the key
 * @param token its hash
 * @param keyName the key masked, as {@code sk-...abcd}
 * @param keyType since LiteLLM 1.94.0
 * @param organizationId since LiteLLM 1.79.0
 * @param projectId since LiteLLM 1.81.14
 * @param agentId since LiteLLM 1.81.16
 * @param createdAt the server's time of the call
 * @param createdBy id of the user who made the key
 * @param expires when the key ends; {@code null} for never
 * @param spend in USD
 * @param maxBudget in USD
 * @param budgetDuration LiteLLM's notation
 * @param budgetLimits since LiteLLM 1.83.10
 * @param budgetFallbacks since LiteLLM 1.92.0
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day. Since LiteLLM 1.103.0.
 * @param allowedRoutes empty for all
 * @param aliases other names of models
 * @param accessGroupIds since LiteLLM 1.81.12
 */
public record GeneratedKey(
        Secret key,
        KeyHash token,
        @Nullable String keyName,
        @Nullable String keyAlias,
        @Since("1.94.0") @Nullable KeyType keyType,
        @Nullable String userId,
        @Nullable String teamId,
        @Since("1.79.0") @Nullable String organizationId,
        @Since("1.81.14") @Nullable String projectId,
        @Since("1.81.16") @Nullable String agentId,
        Models models,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable Instant expires,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable String budgetId,
        @Since("1.83.10") @Nullable List<BudgetLimit> budgetLimits,
        @Since("1.92.0") @Nullable Map<String, List<String>> budgetFallbacks,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Boolean blocked,
        @Nullable List<String> allowedRoutes,
        @Nullable List<String> allowedCacheControls,
        @Nullable Map<String, String> aliases,
        @Nullable Map<String, Object> config,
        @Nullable Map<String, Object> permissions,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GeneratedKey {
        models = Models.orAll(models);
        budgetLimits = Copies.list(budgetLimits);
        budgetFallbacks = Copies.map(budgetFallbacks);
        allowedRoutes = Copies.list(allowedRoutes);
        allowedCacheControls = Copies.list(allowedCacheControls);
        aliases = Copies.map(aliases);
        config = Copies.fields(config);
        permissions = Copies.fields(permissions);
        accessGroupIds = Copies.list(accessGroupIds);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The same key with another end. */
    GeneratedKey withExpires(@Nullable Instant end) {
        return new GeneratedKey(
                key,
                token,
                keyName,
                keyAlias,
                keyType,
                userId,
                teamId,
                organizationId,
                projectId,
                agentId,
                models,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                end,
                spend,
                maxBudget,
                budgetDuration,
                budgetId,
                budgetLimits,
                budgetFallbacks,
                tpmLimit,
                rpmLimit,
                tpdLimit,
                maxParallelRequests,
                blocked,
                allowedRoutes,
                allowedCacheControls,
                aliases,
                config,
                permissions,
                accessGroupIds,
                metadata,
                additionalProperties);
    }
}
