package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team as the server keeps it.
 *
 * @param models what keys of the team may call at most
 * @param spend spent by the team's keys in the running budget period, in USD
 * @param maxBudget in USD
 * @param softBudget from which spend on the server raises an alert, in USD. Since LiteLLM 1.81.9.
 * @param budgetDuration LiteLLM's notation; not {@code BudgetDuration}, since others may have written what we refuse
 * @param budgetLimits several budgets side by side. Since LiteLLM 1.83.10.
 * @param tpdLimit tokens a day, counted for batches. Since LiteLLM 1.103.0.
 * @param teamMemberPermissions what members may do with keys of the team
 * @param defaultTeamMemberModels models of members that have none of their own. Since LiteLLM 1.83.10.
 * @param teamMemberBudgetTable the budget of members that have none of their own; {@code /team/info} tells it
 * @param membersCount told by {@link Teams#list}. Since LiteLLM 1.82.5.
 * @param keysCount told by {@link Teams#list}. Since LiteLLM 1.88.0.
 * @param updatedUsers who was added; told by {@link Teams#addMembers}
 * @param updatedTeamMemberships what the added ones may spend; told by {@link Teams#addMembers}
 * @param teamMemberships what members may spend; told by {@link Teams#listWithKeys}
 * @param keys told by {@link Teams#listWithKeys}
 * @param deletedAt when the team was deleted, in a list of deleted teams. Since LiteLLM 1.80.17.
 * @param deletedBy who deleted it. Since LiteLLM 1.80.17.
 */
public record Team(
        String teamId,
        @Nullable String teamAlias,
        @Nullable String organizationId,
        Models models,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Since("1.81.9") @Nullable Double softBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        @Since("1.83.10") @Nullable List<BudgetLimit> budgetLimits,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.103.0") @Nullable Long tpdLimit,
        @Nullable Long maxParallelRequests,
        @Nullable Boolean blocked,
        List<TeamMember> membersWithRoles,
        @Nullable List<String> teamMemberPermissions,
        @Since("1.83.10") @Nullable List<String> defaultTeamMemberModels,
        @Since("1.81.12") @Nullable List<String> accessGroupIds,
        @Since("1.90.0") @Nullable List<String> policies,
        @Since("1.80.13") @Nullable Map<String, Object> routerSettings,
        @Since("1.90.0") @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Map<String, Object> modelSpend,
        @Nullable String objectPermissionId,
        @Nullable Map<String, Object> objectPermission,
        @Nullable Budget teamMemberBudgetTable,
        @Since("1.82.5") @Nullable Integer membersCount,
        @Since("1.88.0") @Nullable Integer keysCount,
        @Nullable List<User> updatedUsers,
        @Nullable List<TeamMembership> updatedTeamMemberships,
        @Nullable List<TeamMembership> teamMemberships,
        @Nullable List<Key> keys,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Since("1.80.17") @Nullable Instant deletedAt,
        @Since("1.80.17") @Nullable String deletedBy,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Team {
        models = Models.orAll(models);
        membersWithRoles = membersWithRoles == null ? List.of() : List.copyOf(membersWithRoles);
        budgetLimits = Copies.list(budgetLimits);
        teamMemberPermissions = Copies.list(teamMemberPermissions);
        defaultTeamMemberModels = Copies.list(defaultTeamMemberModels);
        accessGroupIds = Copies.list(accessGroupIds);
        policies = Copies.list(policies);
        updatedUsers = Copies.list(updatedUsers);
        updatedTeamMemberships = Copies.list(updatedTeamMemberships);
        teamMemberships = Copies.list(teamMemberships);
        keys = Copies.list(keys);
        routerSettings = Copies.fields(routerSettings);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelSpend = Copies.fields(modelSpend);
        objectPermission = Copies.fields(objectPermission);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether the user is a member. */
    public boolean hasMember(String userId) {
        return membersWithRoles.stream().anyMatch(member -> userId.equals(member.userId()));
    }
}
