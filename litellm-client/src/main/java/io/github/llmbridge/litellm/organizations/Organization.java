package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the server keeps it.
 *
 * @param organizationAlias a display name
 * @param budgetId the id of its budget, which holds its limits
 * @param spend in USD
 * @param models what keys of the organization may call at most
 * @param litellmBudgetTable its budget; the answer to {@code /organization/new} leaves it out
 * @param members who is in it; the answer to {@code /organization/new} leaves them out
 * @param teams its teams; the answer to {@code /organization/new} leaves them out
 * @param users as a rule {@code null}
 * @param createdBy the id of the user who made it
 * @param updatedBy the id of the user who changed it last
 * @param objectPermission tools, vector stores and the like
 * @param modelSpend spend by model, in USD. Since LiteLLM 1.90.0.
 */
public record Organization(
        String organizationId,
        @Nullable String organizationAlias,
        String budgetId,
        @Nullable Double spend,
        Models models,
        Map<String, Object> metadata,
        @Nullable Budget litellmBudgetTable,
        @Nullable List<OrganizationMembership> members,
        @Nullable List<Team> teams,
        @Nullable List<User> users,
        @Nullable String createdBy,
        @Nullable Instant createdAt,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt,
        @Nullable String objectPermissionId,
        @Nullable Map<String, Object> objectPermission,
        @Since("1.90.0") @Nullable Map<String, Object> modelSpend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Organization {
        models = Models.orAll(models);
        metadata = UnknownFields.copyOf(metadata);
        members = Copies.list(members);
        teams = Copies.list(teams);
        users = Copies.list(users);
        objectPermission = Copies.fields(objectPermission);
        modelSpend = Copies.fields(modelSpend);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether the user is a member, as far as the answer tells. */
    public boolean hasMember(String userId) {
        return members != null && members.stream().anyMatch(member -> userId.equals(member.userId()));
    }
}
