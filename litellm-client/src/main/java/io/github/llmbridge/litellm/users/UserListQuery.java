package io.github.llmbridge.litellm.users;

import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which users to list. LiteLLM 1.77.3 ignores the fields that it does not know, and lists users that they would leave out.
 *
 * @param page from 1
 * @param pageSize rows a page, 1 to 100; the server's default is 25
 * @param userIds only these users
 * @param ssoUserIds only the users with these ids at the identity provider
 * @param userEmail a part of the e-mail, whatever the case; compare exactly on your side
 * @param search a part of the id, the e-mail or the alias, whatever the case. Since LiteLLM 1.101.0.
 * @param role only this role
 * @param team only this team's members
 * @param organizationIds only the members of these organizations. Since LiteLLM 1.82.1.
 * @param sortBy user_id, user_email, created_at, spend, user_alias or user_role; else 400
 * @param sortOrder asc or desc
 */
@Value.Builder
public record UserListQuery(
        @Nullable Integer page,
        @Nullable Integer pageSize,

        @Nullable IdList userIds,

        @Nullable IdList ssoUserIds,

        @Nullable String userEmail,
        @Since("1.101.0") @Nullable String search,
        @Nullable String role,
        @Nullable String team,

        @Since("1.82.1") @Nullable IdList organizationIds,

        @Nullable String sortBy,
        @Nullable String sortOrder) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public UserListQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("pageSize", pageSize, LARGEST_PAGE);
        Limits.requireText("search", search);
        Limits.requireText("team", team);
    }

    /** Every user, until narrowed. */
    public static UserListQueryBuilder builder() {
        return new UserListQueryBuilder();
    }
}
