package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A team to be made.
 *
 * @param teamId the caller's id of the team
 * @param models what keys of the team may call at most
 * @param teamAlias a display name; not unique
 * @param maxBudget the most that the team's keys may spend together, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param tpmLimit tokens a minute
 * @param rpmLimit requests a minute
 * @param metadata the caller's own data
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewTeamRequest(
        String teamId,
        Models models,
        @Nullable String teamAlias,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        Map<String, Object> metadata,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewTeamRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("teamAlias", teamAlias);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireCount("tpmLimit", tpmLimit);
        Limits.requireCount("rpmLimit", rpmLimit);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A team with this id whose keys may call these models. */
    public static NewTeamRequestBuilder builder(String teamId, Models models) {
        return new NewTeamRequestBuilder().teamId(teamId).models(models);
    }
}
