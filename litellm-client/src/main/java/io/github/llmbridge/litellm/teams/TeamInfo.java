package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.keys.Key;
import java.util.List;
import java.util.Map;

/**
 * A team with its keys and what its members may spend.
 *
 * @param teamMemberships on LiteLLM 1.77.3 only of members with a budget
 */
public record TeamInfo(
        String teamId,
        Team teamInfo,
        List<Key> keys,
        List<TeamMembership> teamMemberships,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamInfo {
        keys = keys == null ? List.of() : List.copyOf(keys);
        teamMemberships = teamMemberships == null ? List.of() : List.copyOf(teamMemberships);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
