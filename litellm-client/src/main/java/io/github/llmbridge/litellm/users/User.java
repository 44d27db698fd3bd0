package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as the server keeps it. Only the route that answers decides which fields come at all.
 *
 * @param userId {@code null} only where 1.77.3 answers for a user that does not exist
 * @param userAlias a display name
 * @param ssoUserId the id at the identity provider that LiteLLM's own pages sign in with
 * @param password for LiteLLM's own pages; only 1.77.3 shows it
 * @param teamId named when the user was made; {@code teams} is what counts
 * @param models what the user's personal keys may call; does not count on keys with a team
 * @param teams ids of the user's teams
 * @param organizationMemberships the user's organizations, each with {@code organization_id} and {@code user_role};
 * only {@link Users#info} tells them
 * @param spend spent by the user's personal keys in the running budget period, in USD
 * @param maxBudget in USD
 * @param budgetDuration LiteLLM's notation
 * @param budgetResetAt when spend starts again from 0
 * @param modelSpend by model, in USD
 * @param modelMaxBudgetUsage since LiteLLM 1.99.0
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param policies since LiteLLM 1.81.3
 * @param keyCount how many keys the user has; only {@link Users#list} tells it
 * @param metadata the caller's own data, and what a limit by model or tag was set to
 */
public record User(
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable String ssoUserId,
        @Nullable Secret password,
        @Nullable String teamId,
        @Nullable String organizationId,
        Models models,
        List<String> teams,
        @Nullable List<OrganizationMembership> organizationMemberships,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        @Nullable Map<String, Object> modelSpend,
        @Nullable Map<String, Object> modelMaxBudget,
        @Since("1.99.0") @Nullable Map<String, Object> modelMaxBudgetUsage,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable List<String> allowedCacheControls,
        @Since("1.81.3") @Nullable List<String> policies,
        @Nullable String objectPermissionId,
        @Nullable Map<String, Object> objectPermission,
        @Nullable Integer keyCount,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public User {
        models = Models.orAll(models);
        teams = teams == null ? List.of() : List.copyOf(teams);
        organizationMemberships = Copies.list(organizationMemberships);
        modelSpend = Copies.fields(modelSpend);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelMaxBudgetUsage = Copies.fields(modelMaxBudgetUsage);
        allowedCacheControls = Copies.list(allowedCacheControls);
        policies = Copies.list(policies);
        objectPermission = Copies.fields(objectPermission);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
