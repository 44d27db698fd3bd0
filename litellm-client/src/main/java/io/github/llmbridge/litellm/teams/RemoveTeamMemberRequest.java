package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member to be taken out of a team, by id or e-mail.
 *
 * @param additionalProperties fields that this SDK has no name for
 */
public record RemoveTeamMemberRequest(
        String teamId,
        @Nullable String userId,
        @Nullable String userEmail,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public RemoveTeamMemberRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("userId", userId);
        Limits.requireText("userEmail", userEmail);
        if ((userId == null) == (userEmail == null)) {
            throw new IllegalArgumentException("userId or userEmail must be set, and not both");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The member with this id. */
    public static RemoveTeamMemberRequest of(String teamId, String userId) {
        return new RemoveTeamMemberRequest(teamId, userId, null, Map.of());
    }

    /** The member with this e-mail. */
    public static RemoveTeamMemberRequest ofEmail(String teamId, String userEmail) {
        return new RemoveTeamMemberRequest(teamId, null, userEmail, Map.of());
    }
}
