package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Many members to be added to a team.
 *
 * @param members who is added
 * @param allUsers whether every user of the proxy is added, instead of {@code members}
 * @param maxBudgetInTeam the most that each of them may spend in the team, in USD
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record BulkAddTeamMembersRequest(
        String teamId,
        @Nullable List<TeamMember> members,
        @Nullable Boolean allUsers,
        @Nullable Double maxBudgetInTeam,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public BulkAddTeamMembersRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("maxBudgetInTeam", maxBudgetInTeam);
        if ((members == null || members.isEmpty()) == (allUsers == null || !allUsers)) {
            throw new IllegalArgumentException("members or allUsers must be set, and not both");
        }
        if (members != null) {
            members.forEach(member -> member.requireNamed("members"));
        }
        members = Copies.list(members);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Members of this team. */
    public static BulkAddTeamMembersRequestBuilder builder(String teamId) {
        return new BulkAddTeamMembersRequestBuilder().teamId(teamId);
    }
}
