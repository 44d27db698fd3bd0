package io.github.llmbridge.litellm.spend;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
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
 * @param pageSize rows, 1 to 1000; the server's default is 50
 * @param apiKey only those of this key
 * @param userId only those of this user
 * @param requestId only this call
 * @param sessionId only those with this in the id of the session
 * @param teamId only those of this team
 * @param minSpend only those that cost at least this much, in USD
 * @param maxSpend only those that cost at most this much, in USD
 * @param statusFilter success or failure
 * @param cacheHitFilter hit or miss
 * @param usedClientOauthToken only those with, or without, a sign-in of the caller at the provider
 * @param spanType llm, agent, mcp or another
 * @param model only those of this model
 * @param modelId only those of this deployment
 * @param modelGroup only those of this name
 * @param keyAlias only those of the key with this alias
 * @param endUser only those of this customer
 * @param errorCode only those that failed with this code
 * @param errorMessage only those that failed with this in the message
 * @param search only those with this id of a request, call or session
 * @param excludeInternalHealthChecks leaves out what {@code GET /health} called
 * @param groupBySession one row a session
 * @param sessionCursor where the last page of sessions ended
 * @param sortBy spend, total_tokens, startTime, endTime or another column
 * @param sortOrder asc or desc; the server's default is desc
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
        @Nullable String sessionId,
        @Nullable String teamId,
        @Nullable Double minSpend,
        @Nullable Double maxSpend,
        @Nullable String statusFilter,
        @Nullable String cacheHitFilter,
        @Nullable Boolean usedClientOauthToken,
        @Nullable String spanType,
        @Nullable String model,
        @Nullable String modelId,
        @Nullable String modelGroup,
        @Nullable String keyAlias,
        @Nullable String endUser,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String search,
        @Nullable Boolean excludeInternalHealthChecks,
        @Nullable Boolean groupBySession,
        @Nullable String sessionCursor,
        @Nullable String sortBy,
        @Nullable String sortOrder) {
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
