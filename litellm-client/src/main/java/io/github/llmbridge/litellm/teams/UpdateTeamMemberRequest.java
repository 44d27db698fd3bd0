package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a member, by id or e-mail. What is not set stays as it is; {@code clearX()} of the builder sends {@code null}.
 *
 * @param role {@code user}, or {@code admin} which needs a licence
 * @param maxBudgetInTeam the most that the member may spend in the team, in USD
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param budgetDuration after which time spend starts again from 0. Since LiteLLM 1.90.0.
 * @param allowedModels what the member may call in the team; empty for all that the team may. Since LiteLLM 1.83.10.
 * @param tempBudgetIncrease added to the budget for a time, in USD. Since LiteLLM 1.103.0.
 * @param tempBudgetExpiry when the increase ends. Since LiteLLM 1.103.0.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateTeamMemberRequest(
        String teamId,
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String role,
        @Nullable Patch<Double> maxBudgetInTeam,
        @Nullable Patch<Long> tpmLimit,
        @Nullable Patch<Long> rpmLimit,
        @Since("1.90.0") @Nullable Patch<BudgetDuration> budgetDuration,
        @Since("1.83.10") @Nullable List<String> allowedModels,
        @Since("1.103.0") @Nullable Double tempBudgetIncrease,
        @Since("1.103.0") @Nullable Instant tempBudgetExpiry,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateTeamMemberRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        if ((userId == null) == (userEmail == null)) {
            throw new IllegalArgumentException("userId or userEmail must be set, and not both");
        }
        Limits.requireText("role", role);
        Limits.requireAmount("maxBudgetInTeam", maxBudgetInTeam);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        Limits.requireAmount("tempBudgetIncrease", tempBudgetIncrease);
        allowedModels = Copies.list(allowedModels);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the member with this id. */
    public static Builder builder(String teamId, String userId) {
        return new Builder().teamId(teamId).userId(userId);
    }

    /** A change of the member with this e-mail. */
    public static Builder builderByEmail(String teamId, String userEmail) {
        return new Builder().teamId(teamId).userEmail(userEmail);
    }

    /** Builds the request; see the record's components for units. */
    public static final class Builder extends UpdateTeamMemberRequestBuilder {
        Builder() {}

        /** The most that the member may spend in the team, in USD. */
        public Builder maxBudgetInTeam(double value) {
            return maxBudgetInTeam(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearMaxBudgetInTeam() {
            return maxBudgetInTeam(Patch.clear());
        }

        /** Tokens a minute. */
        public Builder tpmLimit(long value) {
            return tpmLimit(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearTpmLimit() {
            return tpmLimit(Patch.clear());
        }

        /** Requests a minute. */
        public Builder rpmLimit(long value) {
            return rpmLimit(Patch.set(value));
        }

        /** Takes it away. */
        public Builder clearRpmLimit() {
            return rpmLimit(Patch.clear());
        }

        /** After which time spend starts again from 0. Since LiteLLM 1.90.0. */
        public Builder budgetDuration(BudgetDuration value) {
            return budgetDuration(Patch.set(value));
        }

        /** Takes it away. Since LiteLLM 1.90.0. */
        public Builder clearBudgetDuration() {
            return budgetDuration(Patch.clear());
        }
    }
}
