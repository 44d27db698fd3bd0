package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.RateLimitType;
import io.github.llmbridge.litellm.Since;
import java.util.List;
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
 * @param organizationId the key's organization, which must exist. Since LiteLLM 1.79.0.
 * @param projectId the key's project, which must exist. Since LiteLLM 1.81.14.
 * @param agentId the key's agent; not checked by the server. Since LiteLLM 1.81.16.
 * @param duration how long the key lives; for ever if not set
 * @param spend what the key has spent already, in USD
 * @param maxBudget the most the key may spend in a budget period, in USD
 * @param softBudget from where on alerts are sent, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetId a shared budget, which must exist
 * @param budgetLimits several budgets at once, each with a period of its own. Since LiteLLM 1.83.10.
 * @param budgetFallbacks by model, which models answer instead once the budget is spent. Since LiteLLM 1.92.0.
 * @param endUserBudgetId a budget, which must exist, for each customer that requests of this key name. Since LiteLLM
 * 1.103.0.
 * @param modelMaxBudget by model, {@code budget_limit} in USD and {@code time_period}. Needs an Enterprise licence.
 * @param throttleOnBudgetExceeded whether a spent budget slows the key down instead of stopping it. Since LiteLLM
 * 1.93.0.
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day. Since LiteLLM 1.103.0.
 * @param tpmLimitType how strictly {@code tpmLimit} is kept. Since LiteLLM 1.77.7.
 * @param rpmLimitType how strictly {@code rpmLimit} is kept. Since LiteLLM 1.77.7.
 * @param maxParallelRequests requests at the same time
 * @param modelTpmLimit by model, tokens a minute
 * @param modelRpmLimit by model, requests a minute
 * @param mcpRpmLimit by MCP server, requests a minute. Since LiteLLM 1.89.0.
 * @param tagRpmLimit by tag, requests a minute. Since LiteLLM 1.93.0.
 * @param defaultEstimatedOutputTokens tokens to reckon with while an answer is being written. Since LiteLLM 1.98.0.
 * @param defaultEstimatedOutputTokensPerModel the same by model. Since LiteLLM 1.98.0.
 * @param blocked whether the key starts blocked
 * @param keyType which routes the key may call; {@link KeyType#LLM_API} for a key that is handed to a user
 * @param allowedRoutes the very routes that the key may call, instead of a type
 * @param allowedPassthroughRoutes routes to other servers that the key may call. Needs an Enterprise licence. Since
 * LiteLLM 1.78.2.
 * @param deniedPassthroughRoutes routes to other servers that the key may not call. Needs an Enterprise licence.
 * Since LiteLLM 1.106.0.
 * @param aliases other names of models, for this key only
 * @param config settings of the key, which override those of the proxy
 * @param permissions switches of the key
 * @param objectPermission MCP servers, vector stores, agents and the like that the key may use
 * @param allowedVectorStoreIndexes indexes of vector stores, each with its permissions. Since LiteLLM 1.79.2.
 * @param accessGroupIds groups whose models the key may call beside {@code models}, which must not be all. Since LiteLLM 1.81.12.
 * @param allowedCacheControls cache directives that requests of the key may carry
 * @param enablePromptCaching whether the provider's prompt cache is used. Since LiteLLM 1.98.0.
 * @param routerSettings how requests of the key are spread over deployments. Since LiteLLM 1.80.13.
 * @param enforcedParams fields that each request must have; 1.77.3 answers 500 here, and takes it by {@link
 * Keys#update}
 * @param tags tags of each request. Needs an Enterprise licence; {@code metadata.tags} does not.
 * @param guardrails guardrails that check each request. Needs an Enterprise licence.
 * @param disableGlobalGuardrails whether the proxy's own guardrails are left out. Needs an Enterprise licence. Since
 * LiteLLM 1.88.0.
 * @param policies policies for each request. Needs an Enterprise licence. Since LiteLLM 1.81.3.
 * @param prompts prompts that the key may use. Needs an Enterprise licence.
 * @param autoRotate whether the server replaces the key from time to time. Since LiteLLM 1.77.5.
 * @param rotationInterval how often it does; not kept without {@code autoRotate}. Since LiteLLM 1.77.5.
 * @param sendInviteEmail whether the key's user is told by e-mail; a failure of that is only logged
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
        @Since("1.79.0") @Nullable String organizationId,
        @Since("1.81.14") @Nullable String projectId,
        @Since("1.81.16") @Nullable String agentId,
        @Nullable KeyDuration duration,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable String budgetId,
        @Since("1.83.10") @Nullable List<BudgetLimit> budgetLimits,
        @Since("1.92.0") @Nullable Map<String, List<String>> budgetFallbacks,
        @Since("1.103.0") @Nullable String endUserBudgetId,
        @Enterprise @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.93.0") @Nullable Boolean throttleOnBudgetExceeded,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Since("1.77.7") @Nullable RateLimitType tpmLimitType,
        @Since("1.77.7") @Nullable RateLimitType rpmLimitType,
        @Nullable Integer maxParallelRequests,
        @Nullable Map<String, Long> modelTpmLimit,
        @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Since("1.93.0") @Nullable Map<String, Long> tagRpmLimit,
        @Since("1.98.0") @Nullable Long defaultEstimatedOutputTokens,
        @Since("1.98.0") @Nullable Map<String, Long> defaultEstimatedOutputTokensPerModel,
        @Nullable Boolean blocked,
        @Nullable KeyType keyType,
        @Nullable List<String> allowedRoutes,
        @Since("1.78.2") @Enterprise @Nullable List<String> allowedPassthroughRoutes,
        @Since("1.106.0") @Enterprise @Nullable List<String> deniedPassthroughRoutes,
        @Nullable Map<String, String> aliases,
        @Nullable Map<String, Object> config,
        @Nullable Map<String, Object> permissions,
        @Nullable Map<String, Object> objectPermission,
        @Since("1.79.2") @Nullable List<Map<String, Object>> allowedVectorStoreIndexes,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        @Nullable List<String> allowedCacheControls,
        @Since("1.98.0") @Nullable Boolean enablePromptCaching,
        @Since("1.80.13") @Nullable Map<String, Object> routerSettings,
        @Nullable List<String> enforcedParams,
        @Enterprise @Nullable List<String> tags,
        @Enterprise @Nullable List<String> guardrails,
        @Since("1.88.0") @Enterprise @Nullable Boolean disableGlobalGuardrails,
        @Since("1.81.3") @Enterprise @Nullable List<String> policies,
        @Enterprise @Nullable List<String> prompts,
        @Since("1.77.5") @Nullable Boolean autoRotate,
        @Since("1.77.5") @Nullable KeyDuration rotationInterval,
        @Nullable Boolean sendInviteEmail,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public GenerateKeyRequest {
        Limits.requireKey("key", key);
        Limits.requireText("keyAlias", keyAlias);
        Limits.requireText("userId", userId);
        Limits.requireText("teamId", teamId);
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("projectId", projectId);
        Limits.requireText("agentId", agentId);
        Limits.requireAmount("spend", spend);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireText("budgetId", budgetId);
        BudgetLimit.requireValid("budgetLimits", budgetLimits);
        Limits.requireText("endUserBudgetId", endUserBudgetId);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        Limits.requireCounts("mcpRpmLimit", mcpRpmLimit);
        Limits.requireCounts("tagRpmLimit", tagRpmLimit);
        Limits.requireCount("defaultEstimatedOutputTokens", defaultEstimatedOutputTokens);
        Limits.requireCounts("defaultEstimatedOutputTokensPerModel", defaultEstimatedOutputTokensPerModel);
        budgetLimits = Copies.list(budgetLimits);
        budgetFallbacks = Copies.map(budgetFallbacks);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        mcpRpmLimit = Copies.map(mcpRpmLimit);
        tagRpmLimit = Copies.map(tagRpmLimit);
        defaultEstimatedOutputTokensPerModel = Copies.map(defaultEstimatedOutputTokensPerModel);
        allowedRoutes = Copies.list(allowedRoutes);
        allowedPassthroughRoutes = Copies.list(allowedPassthroughRoutes);
        deniedPassthroughRoutes = Copies.list(deniedPassthroughRoutes);
        aliases = Copies.map(aliases);
        config = Copies.fields(config);
        permissions = Copies.fields(permissions);
        objectPermission = Copies.fields(objectPermission);
        allowedVectorStoreIndexes = Copies.list(allowedVectorStoreIndexes);
        accessGroupIds = Copies.list(accessGroupIds);
        Limits.requireGroupsBesideNames(models, accessGroupIds);
        allowedCacheControls = Copies.list(allowedCacheControls);
        routerSettings = Copies.fields(routerSettings);
        enforcedParams = Copies.list(enforcedParams);
        tags = Copies.list(tags);
        guardrails = Copies.list(guardrails);
        policies = Copies.list(policies);
        prompts = Copies.list(prompts);
        Limits.requireFields("metadata", metadata);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A key that may call these models. */
    public static GenerateKeyRequestBuilder builder(Models models) {
        return new GenerateKeyRequestBuilder().models(models);
    }
}
