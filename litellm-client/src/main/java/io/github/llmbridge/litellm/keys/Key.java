package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key as the server keeps it: without the key itself. What a limit by model or tag was set to stands in the
 * metadata. Only the route that answers decides which fields come at all.
 *
 * @param token the key's hash; {@code /key/info} leaves it out, {@link Keys#info} puts it in
 * @param keyName the key masked, as {@code sk-...abcd}
 * @param keyType which routes the key may call. Since LiteLLM 1.94.0.
 * @param teamAlias only where keys are listed
 * @param organizationId filled from {@code orgId} where the server uses that name
 * @param orgId the organization under the name that lists use
 * @param projectId since LiteLLM 1.81.14
 * @param agentId since LiteLLM 1.81.16
 * @param models what the key itself allows; team and user may narrow it
 * @param createdBy id of the user who made the key
 * @param updatedAt the last change of any kind, spend included
 * @param settingsUpdatedAt the last change by an administrator. Since LiteLLM 1.98.0.
 * @param lastActive the last request. Since LiteLLM 1.81.14.
 * @param expires when the key ends; never if {@code null}
 * @param deletedAt only of a deleted key. Since LiteLLM 1.80.17.
 * @param deletedBy id of the user who deleted the key. Since LiteLLM 1.80.17.
 * @param spend spent in the running budget period, in USD; up to a minute old
 * @param totalSpend spent over all budget periods, in USD. Since LiteLLM 1.103.0.
 * @param maxBudget in USD
 * @param budgetDuration LiteLLM's notation; not {@code BudgetDuration}, since others may have written what we refuse
 * @param budgetResetAt when spend starts again from 0
 * @param budgetId the shared budget
 * @param litellmBudgetTable the shared budget itself
 * @param budgetLimits since LiteLLM 1.83.10
 * @param budgetFallbacks since LiteLLM 1.92.0
 * @param softBudgetCooldown whether an alert was sent already
 * @param modelSpend by model, in USD
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day. Since LiteLLM 1.103.0.
 * @param status {@code active}, {@code expired}, {@code revoked} (blocked) or {@code deleted}; only {@code /key/info}
 * tells it. Since LiteLLM 1.103.0.
 * @param allowedRoutes empty for all
 * @param aliases other names of models
 * @param accessGroupIds since LiteLLM 1.81.12
 * @param policies since LiteLLM 1.81.3
 * @param routerSettings since LiteLLM 1.80.13
 * @param autoRotate since LiteLLM 1.77.5
 * @param rotationInterval LiteLLM's notation. Since LiteLLM 1.77.5.
 * @param rotationCount since LiteLLM 1.77.5
 * @param lastRotationAt since LiteLLM 1.77.5
 * @param keyRotationAt when the key is replaced next. Since LiteLLM 1.77.5.
 */
public record Key(
        @Nullable KeyHash token,
        @Nullable String keyName,
        @Nullable String keyAlias,
        @Since("1.94.0") @Nullable KeyType keyType,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable String teamAlias,
        @Nullable String organizationId,
        @Nullable String orgId,
        @Since("1.81.14") @Nullable String projectId,
        @Since("1.81.16") @Nullable String agentId,
        Models models,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        @Since("1.98.0") @Nullable Instant settingsUpdatedAt,
        @Since("1.81.14") @Nullable Instant lastActive,
        @Nullable Instant expires,
        @Since("1.80.17") @Nullable Instant deletedAt,
        @Since("1.80.17") @Nullable String deletedBy,
        @Nullable Double spend,
        @Since("1.103.0") @Nullable Double totalSpend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        @Nullable String budgetId,
        @Nullable Budget litellmBudgetTable,
        @Since("1.83.10") @Nullable List<BudgetLimit> budgetLimits,
        @Since("1.92.0") @Nullable Map<String, List<String>> budgetFallbacks,
        @Nullable Boolean softBudgetCooldown,
        @Nullable Map<String, Object> modelSpend,
        @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Boolean blocked,
        @Since("1.103.0") @Nullable String status,
        @Nullable List<String> allowedRoutes,
        @Nullable List<String> allowedCacheControls,
        @Nullable Map<String, String> aliases,
        @Nullable Map<String, Object> config,
        @Nullable Map<String, Object> permissions,
        @Nullable String objectPermissionId,
        @Nullable Map<String, Object> objectPermission,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        @Since("1.81.3") @Nullable List<String> policies,
        @Since("1.80.13") @Nullable Map<String, Object> routerSettings,
        @Since("1.77.5") @Nullable Boolean autoRotate,
        @Since("1.77.5") @Nullable String rotationInterval,
        @Since("1.77.5") @Nullable Integer rotationCount,
        @Since("1.77.5") @Nullable Instant lastRotationAt,
        @Since("1.77.5") @Nullable Instant keyRotationAt,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Key {
        organizationId = organizationId == null ? orgId : organizationId;
        models = Models.orAll(models);
        budgetLimits = Copies.list(budgetLimits);
        budgetFallbacks = Copies.map(budgetFallbacks);
        modelSpend = Copies.fields(modelSpend);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        allowedRoutes = Copies.list(allowedRoutes);
        allowedCacheControls = Copies.list(allowedCacheControls);
        aliases = Copies.map(aliases);
        config = Copies.fields(config);
        permissions = Copies.fields(permissions);
        objectPermission = Copies.fields(objectPermission);
        accessGroupIds = Copies.list(accessGroupIds);
        policies = Copies.list(policies);
        routerSettings = Copies.fields(routerSettings);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The same row with its hash filled in. */
    public Key withToken(KeyHash hash) {
        return new Key(
                hash,
                keyName,
                keyAlias,
                keyType,
                userId,
                teamId,
                teamAlias,
                organizationId,
                orgId,
                projectId,
                agentId,
                models,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                settingsUpdatedAt,
                lastActive,
                expires,
                deletedAt,
                deletedBy,
                spend,
                totalSpend,
                maxBudget,
                budgetDuration,
                budgetResetAt,
                budgetId,
                litellmBudgetTable,
                budgetLimits,
                budgetFallbacks,
                softBudgetCooldown,
                modelSpend,
                modelMaxBudget,
                tpmLimit,
                rpmLimit,
                tpdLimit,
                maxParallelRequests,
                blocked,
                status,
                allowedRoutes,
                allowedCacheControls,
                aliases,
                config,
                permissions,
                objectPermissionId,
                objectPermission,
                accessGroupIds,
                policies,
                routerSettings,
                autoRotate,
                rotationInterval,
                rotationCount,
                lastRotationAt,
                keyRotationAt,
                metadata,
                additionalProperties);
    }
}
