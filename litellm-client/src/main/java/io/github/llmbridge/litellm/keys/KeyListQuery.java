package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which keys to list. LiteLLM 1.77.3 ignores the fields that it does not know, and lists keys that they would leave out.
 *
 * @param page from 1
 * @param size rows a page, 1 to 100; the server's default is 10
 * @param userId only this user's keys
 * @param teamId only this team's keys
 * @param organizationId only this organization's keys
 * @param projectId only this project's keys. Since LiteLLM 1.82.0.
 * @param agentId only this agent's keys. Since LiteLLM 1.91.0.
 * @param accessGroupId only this access group's keys. Since LiteLLM 1.82.0.
 * @param keyAlias only the key with exactly this alias, or with {@code substringMatching} those with it in theirs
 * @param keyHash only the key with this hash
 * @param search a part of the alias or of other names. Since LiteLLM 1.101.0.
 * @param substringMatching whether aliases and ids match in part. Since LiteLLM 1.90.0.
 * @param status only {@code active}, {@code expired}, {@code revoked} (blocked) or {@code deleted} keys; else 400. Since
 *     LiteLLM 1.81.0.
 * @param expires only keys that are {@code active} or {@code expired} by their date; else 400. Since LiteLLM 1.93.0.
 * @param expand {@code user} adds each key's user as {@code user}. Since LiteLLM 1.80.12.
 * @param includeTeamKeys also the keys of teams whose admin the caller is
 * @param includeCreatedByKeys also the keys that the caller made for others
 * @param sortBy spend, max_budget, created_at, updated_at, token or key_alias; else 400
 * @param sortOrder asc or desc; the server's default is desc
 */
@Value.Builder
public record KeyListQuery(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable String organizationId,
        @Since("1.82.0") @Nullable String projectId,
        @Since("1.91.0") @Nullable String agentId,
        @Since("1.82.0") @Nullable String accessGroupId,
        @Nullable String keyAlias,
        @Nullable KeyHash keyHash,
        @Since("1.101.0") @Nullable String search,
        @Since("1.90.0") @Nullable Boolean substringMatching,
        @Since("1.81.0") @Nullable String status,
        @Since("1.93.0") @Nullable String expires,
        @Since("1.80.12") @Nullable String expand,
        @Nullable Boolean includeTeamKeys,
        @Nullable Boolean includeCreatedByKeys,
        @Nullable String sortBy,
        @Nullable String sortOrder) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public KeyListQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("size", size, LARGEST_PAGE);
        Limits.requireText("userId", userId);
        Limits.requireText("teamId", teamId);
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("projectId", projectId);
        Limits.requireText("agentId", agentId);
        Limits.requireText("accessGroupId", accessGroupId);
        Limits.requireText("keyAlias", keyAlias);
        Limits.requireText("search", search);
    }

    /** Every key, until narrowed. */
    public static KeyListQueryBuilder builder() {
        return new KeyListQueryBuilder();
    }
}
