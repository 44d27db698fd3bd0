package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
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
 * A team to be made. Enterprise fields are refused without a licence.
 *
 * @param teamId the caller's id of the team
 * @param models what keys of the team may call at most
 * @param membersWithRoles who is in it from the beginning; an {@code admin} given here needs no licence
 * @param teamMemberPermissions what members may do with keys of the team; a word that the server does not know is taken
 * @param admins kept and shown, without effect
 * @param members kept and shown, without effect
 * @param organizationId the organization that the team belongs to
 * @param teamAlias a display name; not unique
 * @param maxBudget the most that the team's keys may spend together, in USD
 * @param softBudget from which spend on the server raises an alert, in USD; below {@code maxBudget}. Since LiteLLM 1.81.9.
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetLimits several budgets side by side. Since LiteLLM 1.83.10.
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param tpmLimitType how strictly {@code tpmLimit} is kept. Since LiteLLM 1.79.0.
 * @param rpmLimitType how strictly {@code rpmLimit} is kept. Since LiteLLM 1.79.0.
 * @param modelTpmLimit tokens a minute by model. Since LiteLLM 1.78.5.
 * @param modelRpmLimit requests a minute by model. Since LiteLLM 1.78.5.
 * @param modelMaxBudget budgets by model. Since LiteLLM 1.103.0. Enterprise.
 * @param mcpRpmLimit requests a minute by MCP server. Since LiteLLM 1.89.0.
 * @param blocked whether the keys of the team are refused
 * @param modelAliases names that keys of the team may use for models
 * @param defaultTeamMemberModels models of members that have none of their own. Since LiteLLM 1.83.10.
 * @param accessGroupIds groups whose models the team may call beside {@code models}, which must not be all. Since LiteLLM 1.81.12.
 * @param teamMemberBudget the most that each member may spend in the team, in USD
 * @param teamMemberBudgetDuration after which time a member's spend starts again from 0. Since LiteLLM 1.82.5.
 * @param teamMemberRpmLimit requests a minute of each member
 * @param teamMemberTpmLimit tokens a minute of each member
 * @param teamMemberModelMaxBudget budgets of each member by model. Since LiteLLM 1.108.0. Enterprise.
 * @param teamMemberKeyDuration how long keys live that members make; Enterprise
 * @param objectPermission tools, vector stores and the like
 * @param routerSettings how calls of the team are routed. Since LiteLLM 1.80.13.
 * @param tags tags of every call; Enterprise
 * @param guardrails guardrails of every call; Enterprise
 * @param prompts prompts that may be used; Enterprise
 * @param policies policies of every call. Since LiteLLM 1.81.3. Enterprise.
 * @param disableGlobalGuardrails whether guardrails of the proxy are left out. Since LiteLLM 1.88.0. Enterprise.
 * @param allowedPassthroughRoutes pass-through routes that may be called. Since LiteLLM 1.78.2. Enterprise.
 * @param deniedPassthroughRoutes pass-through routes that may not be called. Since LiteLLM 1.106.0. Enterprise.
 * @param allowedVectorStoreIndexes indexes of vector stores with what may be done there. Since LiteLLM 1.79.2.
 * @param secretManagerSettings where keys of the team are stored. Since LiteLLM 1.80.11. Enterprise.
 * @param requireTraceId whether calls without a trace id are refused. Since LiteLLM 1.108.0.
 * @param defaultEstimatedOutputTokens tokens that a call is taken to answer with. Since LiteLLM 1.98.0.
 * @param defaultEstimatedOutputTokensPerModel the same by model. Since LiteLLM 1.98.0.
 * @param enforcedBatchOutputExpiresAfter when results of batches end, as {@code anchor} and {@code seconds}. Since LiteLLM 1.82.1.
 * @param enforcedFileExpiresAfter when files end, as {@code anchor} and {@code seconds}. Since LiteLLM 1.82.1.
 * @param metadata the caller's own data
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewTeamRequest(
        String teamId,
        Models models,
        @Nullable List<TeamMember> membersWithRoles,
        @Nullable List<String> teamMemberPermissions,
        @Nullable List<String> admins,
        @Nullable List<String> members,
        @Nullable String organizationId,
        @Nullable String teamAlias,
        @Nullable Double maxBudget,
        @Since("1.81.9") @Nullable Double softBudget,
        @Nullable BudgetDuration budgetDuration,
        @Since("1.83.10") @Nullable List<BudgetLimit> budgetLimits,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Since("1.79.0") @Nullable RateLimitType tpmLimitType,
        @Since("1.79.0") @Nullable RateLimitType rpmLimitType,
        @Since("1.78.5") @Nullable Map<String, Long> modelTpmLimit,
        @Since("1.78.5") @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.103.0") @Enterprise @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Nullable Boolean blocked,
        @Nullable Map<String, Object> modelAliases,
        @Since("1.83.10") @Nullable List<String> defaultTeamMemberModels,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        @Nullable Double teamMemberBudget,
        @Since("1.82.5") @Nullable BudgetDuration teamMemberBudgetDuration,
        @Nullable Long teamMemberRpmLimit,
        @Nullable Long teamMemberTpmLimit,
        @Since("1.108.0") @Enterprise @Nullable Map<String, Object> teamMemberModelMaxBudget,
        @Enterprise @Nullable KeyDuration teamMemberKeyDuration,
        @Nullable Map<String, Object> objectPermission,
        @Since("1.80.13") @Nullable Map<String, Object> routerSettings,
        @Enterprise @Nullable List<String> tags,
        @Enterprise @Nullable List<String> guardrails,
        @Enterprise @Nullable List<String> prompts,
        @Since("1.81.3") @Enterprise @Nullable List<String> policies,
        @Since("1.88.0") @Enterprise @Nullable Boolean disableGlobalGuardrails,
        @Since("1.78.2") @Enterprise @Nullable List<String> allowedPassthroughRoutes,
        @Since("1.106.0") @Enterprise @Nullable List<String> deniedPassthroughRoutes,
        @Since("1.79.2") @Nullable List<Map<String, Object>> allowedVectorStoreIndexes,
        @Since("1.80.11") @Enterprise @Nullable Map<String, Object> secretManagerSettings,
        @Since("1.108.0") @Nullable Boolean requireTraceId,
        @Since("1.98.0") @Nullable Long defaultEstimatedOutputTokens,
        @Since("1.98.0") @Nullable Map<String, Long> defaultEstimatedOutputTokensPerModel,
        @Since("1.82.1") @Nullable Map<String, Object> enforcedBatchOutputExpiresAfter,
        @Since("1.82.1") @Nullable Map<String, Object> enforcedFileExpiresAfter,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewTeamRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("teamAlias", teamAlias);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        BudgetLimit.requireValid("budgetLimits", budgetLimits);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("tpdLimit", tpdLimit);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        Limits.requireCounts("mcpRpmLimit", mcpRpmLimit);
        Limits.requireAmount("teamMemberBudget", teamMemberBudget);
        Limits.requireCount("teamMemberRpmLimit", teamMemberRpmLimit);
        Limits.requireCount("teamMemberTpmLimit", teamMemberTpmLimit);
        Limits.requireCount("defaultEstimatedOutputTokens", defaultEstimatedOutputTokens);
        Limits.requireCounts("defaultEstimatedOutputTokensPerModel", defaultEstimatedOutputTokensPerModel);
        budgetLimits = Copies.list(budgetLimits);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        teamMemberModelMaxBudget = Copies.fields(teamMemberModelMaxBudget);
        mcpRpmLimit = Copies.map(mcpRpmLimit);
        modelAliases = Copies.fields(modelAliases);
        defaultTeamMemberModels = Copies.list(defaultTeamMemberModels);
        accessGroupIds = Copies.list(accessGroupIds);
        Limits.requireGroupsBesideNames(models, accessGroupIds);
        objectPermission = Copies.fields(objectPermission);
        routerSettings = Copies.fields(routerSettings);
        tags = Copies.list(tags);
        guardrails = Copies.list(guardrails);
        prompts = Copies.list(prompts);
        policies = Copies.list(policies);
        allowedPassthroughRoutes = Copies.list(allowedPassthroughRoutes);
        deniedPassthroughRoutes = Copies.list(deniedPassthroughRoutes);
        allowedVectorStoreIndexes = Copies.list(allowedVectorStoreIndexes);
        secretManagerSettings = Copies.fields(secretManagerSettings);
        defaultEstimatedOutputTokensPerModel = Copies.map(defaultEstimatedOutputTokensPerModel);
        enforcedBatchOutputExpiresAfter = Copies.fields(enforcedBatchOutputExpiresAfter);
        enforcedFileExpiresAfter = Copies.fields(enforcedFileExpiresAfter);
        membersWithRoles = Copies.list(membersWithRoles);
        teamMemberPermissions = Copies.list(teamMemberPermissions);
        admins = Copies.list(admins);
        members = Copies.list(members);
        Limits.requireFields("metadata", metadata);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A team with this id whose keys may call these models. */
    public static NewTeamRequestBuilder builder(String teamId, Models models) {
        return new NewTeamRequestBuilder().teamId(teamId).models(models);
    }
}
