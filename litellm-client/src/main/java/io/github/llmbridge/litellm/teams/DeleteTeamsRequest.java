package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Teams to be deleted, with their keys; nothing is deleted if one of them is unknown.
 *
 * @param teamIds their ids
 * @param additionalProperties fields that this SDK has no name for
 */
public record DeleteTeamsRequest(
        List<String> teamIds, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that there is something to delete. */
    public DeleteTeamsRequest {
        if (teamIds.isEmpty()) {
            throw new IllegalArgumentException("teamIds must not be empty");
        }
        Limits.requireTexts("teamIds", teamIds);
        teamIds = List.copyOf(teamIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These teams. */
    public DeleteTeamsRequest(List<String> teamIds) {
        this(teamIds, Map.of());
    }
}
