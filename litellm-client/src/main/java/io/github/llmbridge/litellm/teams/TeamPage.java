package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * One page of {@code /v2/team/list}.
 */
public record TeamPage(
        List<Team> teams,
        int total,
        int page,
        int pageSize,
        int totalPages,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamPage {
        teams = teams == null ? List.of() : List.copyOf(teams);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
