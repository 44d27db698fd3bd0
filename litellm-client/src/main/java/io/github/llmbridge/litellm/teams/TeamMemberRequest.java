package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.litellm.Limits;

/** A member to be added to a team. The server creates a user that it does not know. */
public record TeamMemberRequest(String teamId, TeamMember member) {
    /** Checks that both are named. */
    public TeamMemberRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireText("member.userId", member.userId());
    }
}
