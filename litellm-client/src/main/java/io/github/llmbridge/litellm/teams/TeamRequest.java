package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * Names a team.
 *
 * @param additionalProperties fields that this SDK has no name for
 */
public record TeamRequest(String teamId, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public TeamRequest {
        Limits.requireText("teamId", teamId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This team. */
    public static TeamRequest of(String teamId) {
        return new TeamRequest(teamId, Map.of());
    }
}
