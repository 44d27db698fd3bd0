package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * What members may do with keys of a team from now on.
 *
 * @param teamMemberPermissions routes such as {@code /key/info}; a word that the server does not know is taken
 * @param additionalProperties fields that this SDK has no name for
 */
public record UpdatePermissionsRequest(
        String teamId,
        List<String> teamMemberPermissions,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdatePermissionsRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireTexts("teamMemberPermissions", teamMemberPermissions);
        teamMemberPermissions = List.copyOf(teamMemberPermissions);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These permissions for this team. */
    public static UpdatePermissionsRequest of(String teamId, List<String> permissions) {
        return new UpdatePermissionsRequest(teamId, permissions, Map.of());
    }
}
