package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link Teams#bulkAddMembers}. The server answers 200 whatever came of it: all are added, or none.
 *
 * @param updatedTeam the team as it is now; {@code null} if nobody was added
 */
public record BulkAddedTeamMembers(
        String teamId,
        List<AddedTeamMember> results,
        int totalRequested,
        int successfulAdditions,
        int failedAdditions,
        @Nullable Team updatedTeam,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BulkAddedTeamMembers {
        results = results == null ? List.of() : List.copyOf(results);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
