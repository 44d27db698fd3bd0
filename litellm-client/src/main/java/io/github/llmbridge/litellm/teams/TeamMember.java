package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team.
 *
 * @param role {@code user}, or {@code admin} which {@code member_add} gives only with an Enterprise licence
 */
public record TeamMember(
        @Nullable String userId,
        @Nullable String userEmail,
        String role,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamMember {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An ordinary member. */
    public static TeamMember user(String userId) {
        return new TeamMember(userId, null, "user", Map.of());
    }
}
