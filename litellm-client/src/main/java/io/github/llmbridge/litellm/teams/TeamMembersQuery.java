package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.litellm.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Whose teams to list with their keys.
 *
 * @param userId only teams of this user
 * @param organizationId only teams of this organization
 */
public record TeamMembersQuery(
        @Nullable String userId, @Nullable String organizationId) {
    /** Checks the ids. */
    public TeamMembersQuery {
        Limits.requireText("userId", userId);
        Limits.requireText("organizationId", organizationId);
    }

    /** Teams of one user. */
    public static TeamMembersQuery ofUser(String userId) {
        return new TeamMembersQuery(userId, null);
    }
}
