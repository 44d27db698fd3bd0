package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.users.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one member of {@link Teams#bulkAddMembers}.
 *
 * @param error why the member was not added
 * @param updatedUser the user; not for one who was in the team already
 * @param updatedTeamMembership what the member may spend
 */
public record AddedTeamMember(
        @Nullable String userId,
        @Nullable String userEmail,
        boolean success,
        @Nullable String error,
        @Nullable User updatedUser,
        @Nullable TeamMembership updatedTeamMembership,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AddedTeamMember {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
