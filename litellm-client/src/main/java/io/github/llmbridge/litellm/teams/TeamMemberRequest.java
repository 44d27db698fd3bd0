package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * A member to be added to a team. The server creates a user that it does not know.
 *
 * @param teamId the team
 * @param member the member, by the user's id
 * @param additionalProperties fields that this SDK has no name for
 */
public record TeamMemberRequest(
        String teamId, TeamMember member, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that both are named. */
    public TeamMemberRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("member.userId", member.userId());
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This member of this team. */
    public TeamMemberRequest(String teamId, TeamMember member) {
        this(teamId, member, Map.of());
    }
}
