package io.github.llmbridge.litellm.users;

import io.github.llmbridge.litellm.Limits;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which users to list.
 *
 * @param page from 1
 * @param pageSize rows a page, 1 to 100; the server's default is 25
 * @param userEmail a part of the e-mail, whatever the case; compare exactly on your side
 * @param role only this role
 * @param team only this team's members
 * @param sortBy user_id, user_email, created_at, spend, user_alias or user_role; else 400
 * @param sortOrder asc or desc
 */
@Value.Builder
public record UserListQuery(
        @Nullable Integer page,
        @Nullable Integer pageSize,
        @Nullable String userEmail,
        @Nullable String role,
        @Nullable String team,
        @Nullable String sortBy,
        @Nullable String sortOrder) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public UserListQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("pageSize", pageSize, LARGEST_PAGE);
    }

    /** Every user, until narrowed. */
    public static UserListQueryBuilder builder() {
        return new UserListQueryBuilder();
    }
}
