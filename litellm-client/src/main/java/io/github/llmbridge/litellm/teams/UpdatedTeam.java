package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * The answer to {@code /team/update}.
 */
public record UpdatedTeam(
        String teamId,
        Team data,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UpdatedTeam {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
