package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Permissions to be added to several teams. Since LiteLLM 1.83.4.
 *
 * @param permissions routes such as {@code /key/info}; one that the server does not know is a 422
 * @param teamIds the teams
 * @param applyToAllTeams whether every team of the proxy is meant, instead of {@code teamIds}
 * @param additionalProperties fields that this SDK has no name for
 */
public record BulkUpdatePermissionsRequest(
        List<String> permissions,
        @Nullable List<String> teamIds,
        @Nullable Boolean applyToAllTeams,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public BulkUpdatePermissionsRequest {
        permissions = Limits.requireIds("permissions", permissions);
        teamIds = teamIds == null ? null : Limits.requireIds("teamIds", teamIds);
        if ((teamIds == null) == (applyToAllTeams == null || !applyToAllTeams)) {
            throw new IllegalArgumentException("teamIds or applyToAllTeams must be set, and not both");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Permissions for these teams. */
    public static BulkUpdatePermissionsRequest of(List<String> permissions, List<String> teamIds) {
        return new BulkUpdatePermissionsRequest(permissions, teamIds, null, Map.of());
    }

    /** Permissions for every team of the proxy. */
    public static BulkUpdatePermissionsRequest ofAllTeams(List<String> permissions) {
        return new BulkUpdatePermissionsRequest(permissions, null, true, Map.of());
    }
}
