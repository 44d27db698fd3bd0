package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code /team/delete}.
 *
 * @param deletedTeams the ids
 */
public record DeletedTeams(
        List<String> deletedTeams,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedTeams {
        deletedTeams = deletedTeams == null ? List.of() : List.copyOf(deletedTeams);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
