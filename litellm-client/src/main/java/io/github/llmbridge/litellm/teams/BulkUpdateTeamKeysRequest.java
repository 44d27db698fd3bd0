package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of keys of a team. Since LiteLLM 1.85.0.
 *
 * @param keyIds the keys' hashes
 * @param allKeysInTeam whether every key of the team is meant, instead of {@code keyIds}
 * @param additionalProperties fields that this SDK has no name for
 */
public record BulkUpdateTeamKeysRequest(
        String teamId,
        @Nullable List<KeyHash> keyIds,
        @Nullable Boolean allKeysInTeam,
        TeamKeysChange updateFields,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public BulkUpdateTeamKeysRequest {
        Limits.requireText("teamId", teamId);
        if ((keyIds == null || keyIds.isEmpty()) == (allKeysInTeam == null || !allKeysInTeam)) {
            throw new IllegalArgumentException("keyIds or allKeysInTeam must be set, and not both");
        }
        keyIds = Copies.list(keyIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These keys of the team. */
    public static BulkUpdateTeamKeysRequest of(String teamId, List<KeyHash> keys, TeamKeysChange change) {
        return new BulkUpdateTeamKeysRequest(teamId, keys, null, change, Map.of());
    }

    /** Every key of the team. */
    public static BulkUpdateTeamKeysRequest ofAllKeys(String teamId, TeamKeysChange change) {
        return new BulkUpdateTeamKeysRequest(teamId, null, true, change, Map.of());
    }
}
