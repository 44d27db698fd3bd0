package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team.
 *
 * @param role {@code user}, or {@code admin} which {@code member_add} gives only with an Enterprise licence
 * @param userAlias the user's display name; told by {@link Teams#info}. Since LiteLLM 1.101.0.
 */
public record TeamMember(
        @Nullable String userId,
        @Nullable String userEmail,
        String role,
        @Since("1.101.0") @Nullable String userAlias,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TeamMember {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An ordinary member. */
    public static TeamMember user(String userId) {
        return of(userId, "user");
    }

    /** A member with this role. */
    public static TeamMember of(String userId, String role) {
        return new TeamMember(userId, null, role, null, Map.of());
    }

    /** A member who is named by an e-mail; the server makes a user with an id of its own if it knows none. */
    public static TeamMember withEmail(String userEmail, String role) {
        return new TeamMember(null, userEmail, role, null, Map.of());
    }

    void requireNamed(String field) {
        Limits.requireText(field + ".userId", userId);
        Limits.requireText(field + ".userEmail", userEmail);
        Limits.requireText(field + ".role", role);
        if (userId == null && userEmail == null) {
            throw new IllegalArgumentException(field + ".userId or " + field + ".userEmail must be set");
        }
    }
}
