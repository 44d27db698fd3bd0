package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which aliases to list. Since LiteLLM 1.78.0.
 *
 * @param page from 1. Since LiteLLM 1.82.0.
 * @param size aliases a page, 1 to 100; the server's default is 50. Since LiteLLM 1.82.0.
 * @param search a part of the alias, whatever the case. Since LiteLLM 1.82.0.
 * @param teamId only those of this team's keys. Since LiteLLM 1.83.3.
 */
@Value.Builder
public record KeyAliasesQuery(
        @Since("1.82.0") @Nullable Integer page,
        @Since("1.82.0") @Nullable Integer size,
        @Since("1.82.0") @Nullable String search,
        @Since("1.83.3") @Nullable String teamId) {
    static final int LARGEST_PAGE = 100;

    /** Checks the range. */
    public KeyAliasesQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("size", size, LARGEST_PAGE);
        Limits.requireText("search", search);
        Limits.requireText("teamId", teamId);
    }

    /** Every alias, until narrowed. */
    public static KeyAliasesQueryBuilder builder() {
        return new KeyAliasesQueryBuilder();
    }
}
