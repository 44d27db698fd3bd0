package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What members may do with keys of a team.
 *
 * @param teamMemberPermissions what they may, as routes such as {@code /key/info}
 * @param allAvailablePermissions what can be allowed
 */
public record TeamPermissions(
        String teamId,
        List<String> teamMemberPermissions,
        List<String> allAvailablePermissions,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamPermissions {
        teamMemberPermissions = teamMemberPermissions == null ? List.of() : List.copyOf(teamMemberPermissions);
        allAvailablePermissions = allAvailablePermissions == null ? List.of() : List.copyOf(allAvailablePermissions);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
