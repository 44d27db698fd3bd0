package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made. LiteLLM would make a key along with it that has no budget; this SDK always says
 * {@code auto_create_key: false}, and so has no names for the server's fields that are that key's only.
 *
 * @param userId the caller's id of the person, such as the identity provider's subject
 * @param models what the user's personal keys may call; does not count on keys with a team
 * @param userEmail unique over all users, whatever the case; its form is not checked by the server
 * @param userAlias a display name
 * @param userRole one of the constants of {@link UserRole}; a user without a role may do as little as a viewer
 * @param ssoUserId the user's id at the identity provider that LiteLLM's own pages sign in with; unique
 * @param teams teams that the user becomes a member of
 * @param teamId one more team, which the row names as well
 * @param organizations ids of the organizations that the user becomes a member of; they need an Enterprise licence since
 *     LiteLLM 1.102
 * @param spend what the user has spent already, in USD
 * @param maxBudget the most that the user's personal keys may spend together in a budget period, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param modelMaxBudget by model, {@code budget_limit} in USD and {@code time_period}. Needs an Enterprise licence.
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param maxParallelRequests requests at the same time
 * @param modelTpmLimit by model, tokens a minute
 * @param modelRpmLimit by model, requests a minute
 * @param mcpRpmLimit by MCP server, requests a minute. Since LiteLLM 1.89.0.
 * @param tagRpmLimit by tag, requests a minute. Since LiteLLM 1.93.0.
 * @param allowedCacheControls cache directives that the user's requests may carry
 * @param objectPermission MCP servers, vector stores, agents and the like that the user may use
 * @param guardrails guardrails that check each request
 * @param policies policies for each request. Since LiteLLM 1.81.3.
 * @param prompts prompts that the user may use
 * @param sendInviteEmail whether the user is invited by e-mail; a failure of that is only logged
 * @param metadata the caller's own data
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewUserRequest(
        String userId,
        Models models,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable String ssoUserId,
        @Nullable List<NewUserTeam> teams,
        @Nullable String teamId,
        @Nullable List<String> organizations,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Enterprise @Nullable Map<String, Object> modelMaxBudget,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Map<String, Long> modelTpmLimit,
        @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Since("1.93.0") @Nullable Map<String, Long> tagRpmLimit,
        @Nullable List<String> allowedCacheControls,
        @Nullable Map<String, Object> objectPermission,
        @Nullable List<String> guardrails,
        @Since("1.81.3") @Nullable List<String> policies,
        @Nullable List<String> prompts,
        @Nullable Boolean sendInviteEmail,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewUserRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        Limits.requireText("userAlias", userAlias);
        Limits.requireText("ssoUserId", ssoUserId);
        Limits.requireText("teamId", teamId);
        UserRole.requireAssignable("userRole", userRole);
        if (organizations != null) {
            Limits.requireTexts("organizations", organizations);
        }
        Limits.requireAmount("spend", spend);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        Limits.requireCounts("mcpRpmLimit", mcpRpmLimit);
        Limits.requireCounts("tagRpmLimit", tagRpmLimit);
        teams = Copies.list(teams);
        organizations = Copies.list(organizations);
        modelMaxBudget = Copies.fields(modelMaxBudget);
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        mcpRpmLimit = Copies.map(mcpRpmLimit);
        tagRpmLimit = Copies.map(tagRpmLimit);
        allowedCacheControls = Copies.list(allowedCacheControls);
        objectPermission = Copies.fields(objectPermission);
        guardrails = Copies.list(guardrails);
        policies = Copies.list(policies);
        prompts = Copies.list(prompts);
        Limits.requireFields("metadata", metadata);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Keeps the server from making a key of its own. */
    @JsonProperty("auto_create_key")
    boolean autoCreateKey() {
        return false;
    }

    /** A user with this id whose personal keys may call these models. */
    public static NewUserRequestBuilder builder(String userId, Models models) {
        return new NewUserRequestBuilder().userId(userId).models(models);
    }
}
