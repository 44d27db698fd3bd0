package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.RateLimitType;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key in place. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}. A
 * field that has no {@code clearX()} cannot be cleared so: a list or a map is emptied, the limits by model or tag and
 * the switches that LiteLLM keeps in the metadata go by replacing that.
 *
 * @param key the key's hash
 * @param models what the key may call from now on
 * @param keyAlias a name that is unique over all keys of the proxy
 * @param userId the key's user; not checked by the server
 * @param teamId moves the key to a team, which must allow its models and have its user as a member
 * @param organizationId the key's organization, which must exist. Since LiteLLM 1.82.3.
 * @param projectId to be cleared only: the server refuses another project with 400. Since LiteLLM 1.102.0.
 * @param agentId the key's agent; not checked by the server. Since LiteLLM 1.81.16.
 * @param duration the key's new life, counted from now; exact on both lines, but clearing it has no effect on 1.77.3
 * @param spend what the key has spent, in USD
 * @param maxBudget the most the key may spend in a budget period, in USD
 * @param tempBudgetIncrease what may be spent on top of the budget until {@code tempBudgetExpiry}, in USD
 * @param tempBudgetExpiry when that ends; both are kept in the metadata
 * @param softBudget from where on alerts are sent, in USD; {@link Keys#update} ignores it before 1.102.0
 * @param budgetDuration after which time spend starts again from 0; clearing it has no effect on 1.77.3
 * @param budgetId a shared budget, which must exist
 * @param budgetLimits several budgets at once, each with a period of its own. Since LiteLLM 1.83.10.
 * @param budgetFallbacks by model, which models answer instead once the budget is spent; an empty map clears. Since
 * LiteLLM 1.92.0.
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
 * @param blocked whether the key is blocked
 * @param allowedRoutes the very routes that the key may call; an empty list allows all
 * @param allowedPassthroughRoutes routes to other servers that the key may call. Needs an Enterprise licence. Since
 * LiteLLM 1.78.2.
 * @param deniedPassthroughRoutes routes to other servers that the key may not call. Needs an Enterprise licence.
 * Since LiteLLM 1.106.0.
 * @param aliases other names of models, for this key only; an empty map clears
 * @param config settings of the key; an empty map clears
 * @param permissions switches of the key; an empty map clears
 * @param objectPermission MCP servers, vector stores, agents and the like that the key may use
 * @param allowedVectorStoreIndexes indexes of vector stores, each with its permissions. Since LiteLLM 1.79.2.
 * @param accessGroupIds groups whose models the key may call beside {@code models}; an empty list clears. A key for all models
 *     stays one. Since LiteLLM 1.81.12.
 * @param allowedCacheControls cache directives that requests of the key may carry; an empty list clears
 * @param enablePromptCaching whether the provider's prompt cache is used. Since LiteLLM 1.98.0.
 * @param routerSettings how requests of the key are spread over deployments. Since LiteLLM 1.80.13.
 * @param enforcedParams fields that each request must have
 * @param tags tags of each request. Needs an Enterprise licence; {@code metadata.tags} does not.
 * @param guardrails guardrails that check each request. Needs an Enterprise licence.
 * @param disableGlobalGuardrails whether the proxy's own guardrails are left out. Needs an Enterprise licence. Since
 * LiteLLM 1.88.0.
 * @param policies policies for each request. Needs an Enterprise licence. Since LiteLLM 1.81.3.
 * @param prompts prompts that the key may use. Needs an Enterprise licence.
 * @param autoRotate whether the server replaces the key from time to time. Since LiteLLM 1.77.5.
 * @param rotationInterval how often it does. Since LiteLLM 1.77.5.
 * @param metadata replaces the whole metadata
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateKeyRequest(
        KeyHash key,
        @Nullable Models models,
        @Nullable Patch<String> keyAlias,
        @Nullable Patch<String> userId,
        @Nullable Patch<String> teamId,
        @Since("1.82.3") @Nullable Patch<String> organizationId,
        @Since("1.102.0") @Nullable Patch<String> projectId,
        @Since("1.81.16") @Nullable Patch<String> agentId,
        @Nullable Patch<KeyDuration> duration,
        @Nullable Double spend,
        @Nullable Patch<Double> maxBudget,
        @Nullable Double tempBudgetIncrease,
        @Nullable Instant tempBudgetExpiry,
        @Nullable Double softBudget,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable Patch<String> budgetId,
        @Since("1.83.10") @Nullable Patch<List<BudgetLimit>> budgetLimits,
        @Since("1.92.0") @Nullable Map<String, List<String>> budgetFallbacks,
        @Since("1.103.0") @Nullable String endUserBudgetId,
        @Enterprise @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.93.0") @Nullable Boolean throttleOnBudgetExceeded,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Since("1.103.0") @Nullable Patch<Long> tpdLimit,
        @Since("1.77.7") @Nullable RateLimitType tpmLimitType,
        @Since("1.77.7") @Nullable RateLimitType rpmLimitType,
        @Nullable Patch<Integer> maxParallelRequests,
        @Nullable Map<String, Long> modelTpmLimit,
        @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Since("1.93.0") @Nullable Map<String, Long> tagRpmLimit,
        @Since("1.98.0") @Nullable Long defaultEstimatedOutputTokens,
        @Since("1.98.0") @Nullable Map<String, Long> defaultEstimatedOutputTokensPerModel,
        @Nullable Boolean blocked,
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
        @Since("1.80.13") @Nullable Patch<Map<String, Object>> routerSettings,
        @Nullable List<String> enforcedParams,
        @Enterprise @Nullable List<String> tags,
        @Enterprise @Nullable List<String> guardrails,
        @Since("1.88.0") @Enterprise @Nullable Boolean disableGlobalGuardrails,
        @Since("1.81.3") @Enterprise @Nullable List<String> policies,
        @Enterprise @Nullable List<String> prompts,
        @Since("1.77.5") @Nullable Boolean autoRotate,
        @Since("1.77.5") @Nullable Patch<KeyDuration> rotationInterval,
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateKeyRequest {
        Limits.requireText("keyAlias", Limits.valueOf(keyAlias));
        Limits.requireText("userId", Limits.valueOf(userId));
        Limits.requireText("teamId", Limits.valueOf(teamId));
        Limits.requireText("organizationId", Limits.valueOf(organizationId));
        Limits.requireText("projectId", Limits.valueOf(projectId));
        Limits.requireText("agentId", Limits.valueOf(agentId));
        Limits.requireAmount("spend", spend);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("tempBudgetIncrease", tempBudgetIncrease);
        Limits.requireAmount("softBudget", softBudget);
        Limits.requireText("budgetId", Limits.valueOf(budgetId));
        BudgetLimit.requireValid("budgetLimits", Limits.valueOf(budgetLimits));
        Limits.requireText("endUserBudgetId", endUserBudgetId);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireCount("maxParallelRequests", Limits.valueOf(maxParallelRequests));
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        Limits.requireCounts("mcpRpmLimit", mcpRpmLimit);
        Limits.requireCounts("tagRpmLimit", tagRpmLimit);
        Limits.requireCount("defaultEstimatedOutputTokens", defaultEstimatedOutputTokens);
        Limits.requireCounts("defaultEstimatedOutputTokensPerModel", defaultEstimatedOutputTokensPerModel);
        if ((tempBudgetIncrease == null) != (tempBudgetExpiry == null)) {
            throw new IllegalArgumentException("tempBudgetIncrease and tempBudgetExpiry must be set together");
        }
        budgetLimits = budgetLimits == null ? null : new Patch<>(Copies.list(budgetLimits.value()));
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
        routerSettings = routerSettings == null ? null : new Patch<>(Copies.fields(routerSettings.value()));
        enforcedParams = Copies.list(enforcedParams);
        tags = Copies.list(tags);
        guardrails = Copies.list(guardrails);
        policies = Copies.list(policies);
        prompts = Copies.list(prompts);
        Limits.requireFields("metadata", metadata);
        metadata = Copies.fields(metadata);
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

        /** The key has no name. */
        public Builder clearKeyAlias() {
            return keyAlias(Patch.clear());
        }

        /** Gives the key to a user. */
        public Builder userId(String id) {
            return userId(Patch.set(id));
        }

        /** The key belongs to nobody. */
        public Builder clearUserId() {
            return userId(Patch.clear());
        }

        /** Moves the key to a team. */
        public Builder teamId(String id) {
            return teamId(Patch.set(id));
        }

        /** Takes the key out of its team. */
        public Builder clearTeamId() {
            return teamId(Patch.clear());
        }

        /** Moves the key to an organization. */
        public Builder organizationId(String id) {
            return organizationId(Patch.set(id));
        }

        /** Takes the key out of its organization. */
        public Builder clearOrganizationId() {
            return organizationId(Patch.clear());
        }

        /** Takes the key out of its project. */
        public Builder clearProjectId() {
            return projectId(Patch.clear());
        }

        /** Gives the key to an agent. */
        public Builder agentId(String id) {
            return agentId(Patch.set(id));
        }

        /** The key belongs to no agent. */
        public Builder clearAgentId() {
            return agentId(Patch.clear());
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

        /** Puts the key under a shared budget. */
        public Builder budgetId(String id) {
            return budgetId(Patch.set(id));
        }

        /** Takes the key from its shared budget. */
        public Builder clearBudgetId() {
            return budgetId(Patch.clear());
        }

        /** Several budgets at once, each with a period of its own. */
        public Builder budgetLimits(List<BudgetLimit> limits) {
            return budgetLimits(Patch.set(limits));
        }

        /** No such budgets. */
        public Builder clearBudgetLimits() {
            return budgetLimits(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long tokens) {
            return tpmLimit(Patch.set(tokens));
        }

        /** No limit of tokens a minute. */
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

        /** Tokens a day. */
        public Builder tpdLimit(long tokens) {
            return tpdLimit(Patch.set(tokens));
        }

        /** No limit of tokens a day. */
        public Builder clearTpdLimit() {
            return tpdLimit(Patch.clear());
        }

        /** Requests at the same time. */
        public Builder maxParallelRequests(int requests) {
            return maxParallelRequests(Patch.set(requests));
        }

        /** No limit of requests at the same time. */
        public Builder clearMaxParallelRequests() {
            return maxParallelRequests(Patch.clear());
        }

        /** How requests of the key are spread over deployments. */
        public Builder routerSettings(Map<String, Object> settings) {
            return routerSettings(Patch.set(settings));
        }

        /** As the proxy spreads requests. */
        public Builder clearRouterSettings() {
            return routerSettings(Patch.clear());
        }

        /** How often the server replaces the key. */
        public Builder rotationInterval(KeyDuration interval) {
            return rotationInterval(Patch.set(interval));
        }

        /** No such interval. */
        public Builder clearRotationInterval() {
            return rotationInterval(Patch.clear());
        }
    }
}
