package io.github.llmbridge.litellm.spend;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which logged calls to read page by page.
 *
 * @param startDate the first moment in UTC, such as {@code 2026-11-01 00:00:00}
 * @param endDate the last moment in UTC
 * @param page from 1
 * @param pageSize rows, 1 to 1000, before LiteLLM 1.97.0 to 100; the server's default is 50
 * @param apiKey only those of this key
 * @param userId only those of this user
 * @param requestId only this call
 * @param sessionId only those with this in the id of the session. Since LiteLLM 1.93.0.
 * @param teamId only those of this team
 * @param minSpend only those that cost at least this much, in USD
 * @param maxSpend only those that cost at most this much, in USD
 * @param statusFilter success or failure
 * @param cacheHitFilter hit or miss. Since LiteLLM 1.100.0.
 * @param usedClientOauthToken only those with, or without, a sign-in of the caller at the provider. Since LiteLLM 1.105.0.
 * @param spanType llm, agent, mcp or another. Since LiteLLM 1.104.0.
 * @param model only those of this model
 * @param modelId only those of this deployment. Since LiteLLM 1.81.11.
 * @param modelGroup only those of this name. Since LiteLLM 1.89.0.
 * @param keyAlias only those of the key with this alias
 * @param endUser only those of this customer
 * @param errorCode only those that failed with this code
 * @param errorMessage only those that failed with this in the message. Since LiteLLM 1.81.6.
 * @param search only those with this id of a request, call or session. Since LiteLLM 1.101.0.
 * @param excludeInternalHealthChecks leaves out what {@code GET /health} called. Since LiteLLM 1.100.0.
 * @param groupBySession one row a session. Since LiteLLM 1.101.0.
 * @param sessionCursor where the last page of sessions ended. Since LiteLLM 1.101.0.
 * @param sortBy spend, total_tokens, startTime, endTime or another column. Since LiteLLM 1.81.11.
 * @param sortOrder asc or desc; the server's default is desc. Since LiteLLM 1.81.11.
 */
@Value.Builder
public record SpendLogPageQuery(
        String startDate,
        String endDate,
        @Nullable Integer page,
        @Nullable Integer pageSize,
        @Nullable KeyHash apiKey,
        @Nullable String userId,
        @Nullable String requestId,
        @Since("1.93.0") @Nullable String sessionId,
        @Nullable String teamId,
        @Nullable Double minSpend,
        @Nullable Double maxSpend,
        @Nullable String statusFilter,
        @Since("1.100.0") @Nullable String cacheHitFilter,
        @Since("1.105.0") @Nullable Boolean usedClientOauthToken,
        @Since("1.104.0") @Nullable String spanType,
        @Nullable String model,
        @Since("1.81.11") @Nullable String modelId,
        @Since("1.89.0") @Nullable String modelGroup,
        @Nullable String keyAlias,
        @Nullable String endUser,
        @Nullable String errorCode,
        @Since("1.81.6") @Nullable String errorMessage,
        @Since("1.101.0") @Nullable String search,
        @Since("1.100.0") @Nullable Boolean excludeInternalHealthChecks,
        @Since("1.101.0") @Nullable Boolean groupBySession,
        @Since("1.101.0") @Nullable String sessionCursor,
        @Since("1.81.11") @Nullable String sortBy,
        @Since("1.81.11") @Nullable String sortOrder) {
    /** Rows are large. */
    static final int STREAMED_PAGE = 100;

    private static final int LARGEST_PAGE = 1000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Checks the range. */
    public SpendLogPageQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("pageSize", pageSize, LARGEST_PAGE);
        Limits.requireText("userId", userId);
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("minSpend", minSpend);
        Limits.requireAmount("maxSpend", maxSpend);
    }

    /** The calls between two moments. */
    public static SpendLogPageQueryBuilder builder(Instant start, Instant end) {
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("start must not be after end");
        }
        return new SpendLogPageQueryBuilder().startDate(MOMENT.format(start)).endDate(MOMENT.format(end));
    }
}
