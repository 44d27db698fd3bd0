package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.Limits;
import java.util.Optional;

/** Teams and their members. Thread safe. */
public interface Teams extends TeamsOperations {
    /**
     * A team with its keys.
     *
     * @throws NotFoundException if there is no such team
     */
    default TeamInfo info(String teamId) {
        Limits.requireText("teamId", teamId);
        return infoAnswer(teamId);
    }

    /** A team with its keys, or nothing. */
    default Optional<TeamInfo> find(String teamId) {
        try {
            return Optional.of(info(teamId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
