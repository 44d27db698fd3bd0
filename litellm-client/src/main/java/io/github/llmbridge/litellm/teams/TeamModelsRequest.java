package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Models to be added to a team, or taken away.
 *
 * @param additionalProperties fields that this SDK has no name for
 */
public record TeamModelsRequest(
        String teamId, List<String> models, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public TeamModelsRequest {
        Limits.requireText("teamId", teamId);
        models = Limits.requireIds("models", models);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These models of this team. */
    public static TeamModelsRequest of(String teamId, List<String> models) {
        return new TeamModelsRequest(teamId, models, Map.of());
    }
}
