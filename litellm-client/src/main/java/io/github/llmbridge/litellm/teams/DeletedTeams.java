package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** The answer to {@code /team/delete}. */
public record DeletedTeams(@JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedTeams {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
