package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which keys to list.
 *
 * @param page from 1
 * @param size rows a page, 1 to 100; the server's default is 10
 * @param userId only this user's keys
 * @param teamId only this team's keys
 * @param keyAlias only the key with exactly this alias
 * @param keyHash only the key with this hash
 * @param sortBy spend, max_budget, created_at, updated_at, token or key_alias; else 400
 * @param sortOrder asc or desc; the server's default is desc
 */
@Value.Builder
public record KeyListQuery(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable String keyAlias,
        @Nullable KeyHash keyHash,
        @Nullable String sortBy,
        @Nullable String sortOrder) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public KeyListQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("size", size, LARGEST_PAGE);
        Limits.requireText("userId", userId);
        Limits.requireText("teamId", teamId);
        Limits.requireText("keyAlias", keyAlias);
    }

    /** Every key, until narrowed. */
    public static KeyListQueryBuilder builder() {
        return new KeyListQueryBuilder();
    }
}
