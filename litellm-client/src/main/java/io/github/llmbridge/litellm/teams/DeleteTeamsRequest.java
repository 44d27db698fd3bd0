package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.litellm.Limits;
import java.util.List;

/** Teams to be deleted, with their keys; nothing is deleted if one of them is unknown. */
public record DeleteTeamsRequest(List<String> teamIds) {
    /** Checks that there is something to delete. */
    public DeleteTeamsRequest {
        if (teamIds.isEmpty()) {
            throw new IllegalArgumentException("teamIds must not be empty");
        }
        teamIds.forEach(id -> Limits.requireText("teamIds", id));
        teamIds = List.copyOf(teamIds);
    }
}
