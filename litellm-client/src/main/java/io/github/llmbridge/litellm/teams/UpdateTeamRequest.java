package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a team. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}. Lists and maps
 * without {@code clearX()} are emptied by an empty one: LiteLLM breaks over {@code null} there. Enterprise fields are
 * refused without a licence.
 *
 * @param teamId the team
 * @param models what keys of the team may call at most from now on
 * @param organizationId the organization that the team belongs to
 * @param teamAlias a display name; not unique
 * @param maxBudget the most that the team's keys may spend together, in USD
 * @param softBudget from which spend on the server raises an alert, in USD; below {@code maxBudget}. Since LiteLLM 1.81.9.
 * @param budgetDuration after which time spend starts again from 0
 * @param budgetLimits several budgets side by side. Since LiteLLM 1.83.10.
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param modelTpmLimit tokens a minute by model. Since LiteLLM 1.78.5.
 * @param modelRpmLimit requests a minute by model. Since LiteLLM 1.78.5.
 * @param modelMaxBudget budgets by model. Since LiteLLM 1.103.0. Enterprise.
 * @param mcpRpmLimit requests a minute by MCP server. Since LiteLLM 1.89.0.
 * @param blocked whether the keys of the team are refused
 * @param modelAliases names that keys of the team may use for models
 * @param defaultTeamMemberModels models of members that have none of their own. Since LiteLLM 1.83.10.
 * @param accessGroupIds groups whose models the team may call beside {@code models}, which must not be all. Since LiteLLM 1.81.12.
 * @param teamMemberBudget the most that each member may spend in the team, in USD
 * @param teamMemberBudgetDuration after which time a member's spend starts again from 0. Since LiteLLM 1.80.12.
 * @param teamMemberRpmLimit requests a minute of each member
 * @param teamMemberTpmLimit tokens a minute of each member
 * @param teamMemberModelMaxBudget budgets of each member by model. Since LiteLLM 1.108.0. Enterprise.
 * @param teamMemberKeyDuration how long keys live that members make; Enterprise
 * @param objectPermission tools, vector stores and the like
 * @param routerSettings how calls of the team are routed. Since LiteLLM 1.80.13.
 * @param tags tags of every call; Enterprise
 * @param guardrails guardrails of every call; Enterprise
 * @param prompts prompts that may be used; Enterprise. Since LiteLLM 1.80.11.
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
 * @param metadata the caller's own data. {@link Teams#update} replaces the whole metadata, and with it what the server keeps
 *     there: limits by model and, on 1.77.3, the budget of members. {@link Teams#patch} merges; {@code null} deletes a name.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateTeamRequest(
        String teamId,
        @Nullable Models models,
        @Nullable Patch<String> organizationId,
        @Nullable Patch<String> teamAlias,
        @Nullable Patch<Double> maxBudget,
        @Since("1.81.9") @Nullable Patch<Double> softBudget,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Since("1.83.10") @Nullable Patch<List<BudgetLimit>> budgetLimits,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Since("1.103.0") @Nullable Patch<Long> tpdLimit,
        @Since("1.78.5") @Nullable Map<String, Long> modelTpmLimit,
        @Since("1.78.5") @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.103.0") @Enterprise @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Nullable Boolean blocked,
        @Nullable Map<String, Object> modelAliases,
        @Since("1.83.10") @Nullable List<String> defaultTeamMemberModels,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        @Nullable Patch<Double> teamMemberBudget,
        @Since("1.80.12") @Nullable Patch<BudgetDuration> teamMemberBudgetDuration,
        @Nullable Patch<Long> teamMemberRpmLimit,
        @Nullable Patch<Long> teamMemberTpmLimit,
        @Since("1.108.0") @Enterprise @Nullable Map<String, Object> teamMemberModelMaxBudget,
        @Enterprise @Nullable KeyDuration teamMemberKeyDuration,
        @Nullable Map<String, Object> objectPermission,
        @Since("1.80.13") @Nullable Patch<Map<String, Object>> routerSettings,
        @Enterprise @Nullable List<String> tags,
        @Enterprise @Nullable List<String> guardrails,
        @Since("1.80.11") @Enterprise @Nullable List<String> prompts,
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
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateTeamRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("organizationId", organizationId == null ? null : organizationId.value());
        Limits.requireText("teamAlias", teamAlias == null ? null : teamAlias.value());
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireAmount("softBudget", softBudget);
        BudgetLimit.requireValid("budgetLimits", budgetLimits == null ? null : budgetLimits.value());
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
        Limits.requireFields("metadata", metadata);
        metadata = Copies.fields(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this team. */
    public static Builder builder(String teamId) {
        return new Builder().teamId(teamId);
    }

    /** Builds the request; see the record's components for units. */
    public static final class Builder extends UpdateTeamRequestBuilder {
        Builder() {}

        /** The organization that the team belongs to. */
        public Builder organizationId(String value) {
            return organizationId(Patch.set(value));
        }

        /** Takes {@code organization_id} away. */
        public Builder clearOrganizationId() {
            return organizationId(Patch.clear());
        }

        /** A display name; not unique. */
        public Builder teamAlias(String value) {
            return teamAlias(Patch.set(value));
        }

        /** Takes {@code team_alias} away. */
        public Builder clearTeamAlias() {
            return teamAlias(Patch.clear());
        }

        /** The most that the team's keys may spend together, in USD. */
        public Builder maxBudget(double value) {
            return maxBudget(Patch.set(value));
        }

        /** Takes {@code max_budget} away. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** From which spend on the server raises an alert, in USD; below {@code maxBudget}. Since LiteLLM 1.81.9. */
        public Builder softBudget(double value) {
            return softBudget(Patch.set(value));
        }

        /** Takes {@code soft_budget} away. Since LiteLLM 1.81.9. */
        public Builder clearSoftBudget() {
            return softBudget(Patch.clear());
        }

        /** After which time spend starts again from 0. */
        public Builder budgetDuration(BudgetDuration value) {
            return budgetDuration(Patch.set(value));
        }

        /** Takes {@code budget_duration} away. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }

        /** Several budgets side by side. Since LiteLLM 1.83.10. */
        public Builder budgetLimits(List<BudgetLimit> value) {
            return budgetLimits(Patch.set(value));
        }

        /** Takes {@code budget_limits} away. Since LiteLLM 1.83.10. */
        public Builder clearBudgetLimits() {
            return budgetLimits(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long value) {
            return tpmLimit(Patch.set(value));
        }

        /** Takes {@code tpm_limit} away. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long value) {
            return rpmLimit(Patch.set(value));
        }

        /** Takes {@code rpm_limit} away. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }

        /** Tokens a day, counted for batches. Since LiteLLM 1.103.0. */
        public Builder tpdLimit(long value) {
            return tpdLimit(Patch.set(value));
        }

        /** Takes {@code tpd_limit} away. Since LiteLLM 1.103.0. */
        public Builder clearTpdLimit() {
            return tpdLimit(Patch.clear());
        }

        /** The most that each member may spend in the team, in USD. */
        public Builder teamMemberBudget(double value) {
            return teamMemberBudget(Patch.set(value));
        }

        /** Takes {@code team_member_budget} away. */
        public Builder clearTeamMemberBudget() {
            return teamMemberBudget(Patch.clear());
        }

        /** After which time a member's spend starts again from 0. Since LiteLLM 1.80.12. */
        public Builder teamMemberBudgetDuration(BudgetDuration value) {
            return teamMemberBudgetDuration(Patch.set(value));
        }

        /** Takes {@code team_member_budget_duration} away. Since LiteLLM 1.80.12. */
        public Builder clearTeamMemberBudgetDuration() {
            return teamMemberBudgetDuration(Patch.clear());
        }

        /** Requests a minute of each member. */
        public Builder teamMemberRpmLimit(long value) {
            return teamMemberRpmLimit(Patch.set(value));
        }

        /** Takes {@code team_member_rpm_limit} away. */
        public Builder clearTeamMemberRpmLimit() {
            return teamMemberRpmLimit(Patch.clear());
        }

        /** Tokens a minute of each member. */
        public Builder teamMemberTpmLimit(long value) {
            return teamMemberTpmLimit(Patch.set(value));
        }

        /** Takes {@code team_member_tpm_limit} away. */
        public Builder clearTeamMemberTpmLimit() {
            return teamMemberTpmLimit(Patch.clear());
        }

        /** How calls of the team are routed. Since LiteLLM 1.80.13. */
        public Builder routerSettings(Map<String, Object> value) {
            return routerSettings(Patch.set(value));
        }

        /** Takes {@code router_settings} away. Since LiteLLM 1.80.13. */
        public Builder clearRouterSettings() {
            return routerSettings(Patch.clear());
        }
    }
}
