package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The LiteLLM team that a user's key belongs to. A team's budget and models count on its keys, the user's own do not. All
 * but the id concerns a team that is to be made; one that exists is left as it is.
 *
 * @param teamId the team's id
 * @param alias the display name
 * @param models what the team's keys may call; {@code null} if the team must exist
 * @param maxBudget the most that the team's keys may spend together in a budget period, in USD
 * @param budgetDuration after which time spend starts again from 0
 * @param rpmLimit requests a minute of all the team's keys
 * @param tpmLimit tokens a minute of all the team's keys
 * @param organizationId the organization that the team belongs to; needs an Enterprise licence since LiteLLM 1.102
 */
@Value.Builder
public record TeamSpec(
        String teamId,
        @Nullable String alias,
        @Nullable Models models,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Long rpmLimit,
        @Nullable Long tpmLimit,
        @Nullable String organizationId) {
    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public TeamSpec {
        TextRules.requireIdentity("teamId", teamId);
        if (alias != null) {
            TextRules.requireLabel("team alias", alias);
        }
        if (models != null) {
            Inputs.labels("team models", models.names());
        }
        Limits.requireAmount("team maxBudget", maxBudget);
        Limits.requireCount("team rpmLimit", rpmLimit);
        Limits.requireCount("team tpmLimit", tpmLimit);
        if (organizationId != null) {
            TextRules.requireIdentity("team organizationId", organizationId);
        }
        if (budgetDuration != null && maxBudget == null) {
            throw new IllegalArgumentException("budgetDuration of team '" + teamId + "' needs a maxBudget");
        }
    }

    /** A team that exists. */
    public static TeamSpec existing(String teamId) {
        return new TeamSpec(teamId, null, null, null, null, null, null, null);
    }

    /** A team that is made if it does not exist; one that exists is left as it is. */
    public static TeamSpec createIfMissing(String teamId, String alias, Models models) {
        return builder(teamId, alias, models).build();
    }

    /** As {@link #createIfMissing}, with limits. */
    public static TeamSpecBuilder builder(String teamId, String alias, Models models) {
        return new TeamSpecBuilder().teamId(teamId).alias(alias).models(models);
    }
}
