package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Models;
import org.jspecify.annotations.Nullable;

/**
 * The LiteLLM team that a user's key belongs to. A team's budget and models count on its keys, the user's own do not.
 *
 * @param teamId the team's id
 * @param alias the display name of a team that is to be made
 * @param models what the keys of a team that is to be made may call; {@code null} if the team must exist
 */
public record TeamSpec(
        String teamId, @Nullable String alias, @Nullable Models models) {
    /** Checks the id. */
    public TeamSpec {
        Limits.requireText("teamId", teamId);
        Limits.requireText("team alias", alias);
    }

    /** A team that exists. */
    public static TeamSpec existing(String teamId) {
        return new TeamSpec(teamId, null, null);
    }

    /** A team that is made if it does not exist; one that exists is left as it is. */
    public static TeamSpec createIfMissing(String teamId, String alias, Models models) {
        return new TeamSpec(teamId, alias, models);
    }
}
