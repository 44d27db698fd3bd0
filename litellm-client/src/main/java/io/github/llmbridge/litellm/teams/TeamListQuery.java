package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which teams to list.
 *
 * @param page from 1
 * @param pageSize rows a page, 1 to 100; the server's default is 10
 * @param userId only teams of this user; an unknown one is a {@code NotFoundException}
 * @param organizationId only teams of this organization
 * @param teamId only this team
 * @param teamAlias a part of the alias, whatever the case; compare exactly on your side
 * @param search an id, or a part of an alias. Since LiteLLM 1.85.0.
 * @param searchTeamIdMatch how {@code search} compares ids, {@code exact} by default. Since LiteLLM 1.96.0.
 * @param status {@code deleted} for deleted teams. Since LiteLLM 1.81.0.
 * @param sortBy team_id, team_alias or created_at; others are ignored
 * @param sortOrder asc or desc; the server's default is asc
 */
@Value.Builder
public record TeamListQuery(
        @Nullable Integer page,
        @Nullable Integer pageSize,
        @Nullable String userId,
        @Nullable String organizationId,
        @Nullable String teamId,
        @Nullable String teamAlias,
        @Since("1.85.0") @Nullable String search,
        @Since("1.96.0") @Nullable String searchTeamIdMatch,
        @Since("1.81.0") @Nullable String status,
        @Nullable String sortBy,
        @Nullable String sortOrder) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public TeamListQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("pageSize", pageSize, LARGEST_PAGE);
        Limits.requireText("userId", userId);
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("teamId", teamId);
        Limits.requireText("teamAlias", teamAlias);
    }

    /** Every team, until narrowed. */
    public static TeamListQueryBuilder builder() {
        return new TeamListQueryBuilder();
    }
}
