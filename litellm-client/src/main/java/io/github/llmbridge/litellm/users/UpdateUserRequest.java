package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user. What is not set stays as it is. LiteLLM 1.106.0 clears budget, budget period, limits of tokens and
 * requests and budgets by model, by {@code clearX()} of the builder; 1.77.3 takes the {@code null} and keeps the old value.
 * Nothing else of a user can be cleared: the server ignores {@code null} and empty lists. It answers 400 to key fields that
 * its OpenAPI lists here, such as {@code blocked} or {@code aliases}; they have no names here.
 *
 * @param userId the user; {@code null} if it is named by its e-mail
 * @param userEmail the user's new e-mail, or, without a {@code userId}, the one that names the user
 * @param models to open a user again name {@code all-proxy-models}: the server ignores an empty list here
 * @param userAlias a display name; 1.77.3 does not know the field here and keeps the old one. Since LiteLLM 1.80.0.
 * @param userRole one of the constants of {@link UserRole}
 * @param password for LiteLLM's own pages; 1.77.3 stores it in clear text
 * @param teamId changes the row only, no membership
 * @param spend what the user has spent, in USD
 * @param maxBudget the most that the user's personal keys may spend together in a budget period, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param modelMaxBudget by model, {@code budget_limit} in USD and {@code time_period}
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param maxParallelRequests requests at the same time
 * @param modelTpmLimit by model, tokens a minute
 * @param modelRpmLimit by model, requests a minute
 * @param mcpRpmLimit by MCP server, requests a minute. Since LiteLLM 1.89.0.
 * @param tagRpmLimit by tag, requests a minute. Since LiteLLM 1.93.0.
 * @param allowedCacheControls cache directives that the user's requests may carry
 * @param objectPermission MCP servers, vector stores, agents and the like that the user may use; 1.77.3 answers 400
 * @param guardrails guardrails that check each request; 1.106.0 answers 400
 * @param policies policies for each request. Since LiteLLM 1.81.3.
 * @param metadata replaces the whole metadata
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateUserRequest(
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable Models models,
        @Since("1.80.0") @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable Secret password,
        @Nullable String teamId,
        @Nullable Double spend,
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<BudgetDuration> budgetDuration,
        @Nullable Patch<Map<String, Object>> modelMaxBudget,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Map<String, Long> modelTpmLimit,
        @Nullable Map<String, Long> modelRpmLimit,
        @Since("1.89.0") @Nullable Map<String, Long> mcpRpmLimit,
        @Since("1.93.0") @Nullable Map<String, Long> tagRpmLimit,
        @Nullable List<String> allowedCacheControls,
        @Nullable Map<String, Object> objectPermission,
        @Nullable List<String> guardrails,
        @Since("1.81.3") @Nullable List<String> policies,
        @Nullable Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateUserRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        Limits.requireText("teamId", teamId);
        UserRole.requireAssignable("userRole", userRole);
        Limits.requireAmount("spend", spend);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireCount("maxParallelRequests", maxParallelRequests);
        Limits.requireCounts("modelTpmLimit", modelTpmLimit);
        Limits.requireCounts("modelRpmLimit", modelRpmLimit);
        Limits.requireCounts("mcpRpmLimit", mcpRpmLimit);
        Limits.requireCounts("tagRpmLimit", tagRpmLimit);
        if (models != null && models.isAll()) {
            throw new IllegalArgumentException(
                    "models: the server ignores an empty list for users; say Models.of(\"all-proxy-models\")");
        }
        modelMaxBudget = modelMaxBudget == null ? null : new Patch<>(Copies.fields(modelMaxBudget.value()));
        modelTpmLimit = Copies.map(modelTpmLimit);
        modelRpmLimit = Copies.map(modelRpmLimit);
        mcpRpmLimit = Copies.map(mcpRpmLimit);
        tagRpmLimit = Copies.map(tagRpmLimit);
        allowedCacheControls = Copies.list(allowedCacheControls);
        objectPermission = Copies.fields(objectPermission);
        guardrails = Copies.list(guardrails);
        policies = Copies.list(policies);
        Limits.requireFields("metadata", metadata);
        metadata = Copies.fields(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this user. */
    public static Builder builder(String userId) {
        return new Builder().userId(userId);
    }

    /** A change of the user with this e-mail, which stays the same. */
    public static Builder byEmail(String userEmail) {
        return new Builder().userEmail(userEmail);
    }

    /** A change of whomever the call names, such as {@link BulkUpdateUsersRequest#everyUser}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the request. */
    public static final class Builder extends UpdateUserRequestBuilder {
        Builder() {}

        /** The most that the user's personal keys may spend together in a budget period, in USD. */
        public Builder maxBudget(double usd) {
            return maxBudget(Patch.set(usd));
        }

        /** No budget; without effect on LiteLLM 1.77.3. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** After which time spend starts again from 0. */
        public Builder budgetDuration(BudgetDuration duration) {
            return budgetDuration(Patch.set(duration));
        }

        /** Spend never starts again; without effect on LiteLLM 1.77.3. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }

        /** By model, {@code budget_limit} in USD and {@code time_period}. */
        public Builder modelMaxBudget(Map<String, Object> budgets) {
            return modelMaxBudget(Patch.set(budgets));
        }

        /** No budgets by model; without effect on LiteLLM 1.77.3. */
        public Builder clearModelMaxBudget() {
            return modelMaxBudget(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long tokens) {
            return tpmLimit(Patch.set(tokens));
        }

        /** No limit of tokens; without effect on LiteLLM 1.77.3. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long requests) {
            return rpmLimit(Patch.set(requests));
        }

        /** No limit of requests; without effect on LiteLLM 1.77.3. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }
    }
}
