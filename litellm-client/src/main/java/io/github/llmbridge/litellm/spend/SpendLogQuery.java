package io.github.llmbridge.litellm.spend;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import java.time.LocalDate;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which logged calls to read. Without any filter the server sends them all.
 *
 * @param apiKey only those of this key
 * @param userId only those of this user
 * @param requestId only this call
 * @param startDate the first day in UTC, such as {@code 2026-11-01}; goes together with {@code endDate}
 * @param endDate the day after the last
 */
@Value.Builder
public record SpendLogQuery(
        @Nullable KeyHash apiKey,
        @Nullable String userId,
        @Nullable String requestId,
        @Nullable String startDate,
        @Nullable String endDate) {
    /** Checks the range. */
    public SpendLogQuery {
        Limits.requireText("userId", userId);
        Limits.requireText("requestId", requestId);
        if ((startDate == null) != (endDate == null)) {
            throw new IllegalArgumentException("startDate and endDate must be set together");
        }
        if (startDate != null && endDate != null) {
            ActivityQuery.requireDays(startDate, endDate);
        }
    }

    /** Every call, until narrowed. */
    public static SpendLogQueryBuilder builder() {
        return new SpendLogQueryBuilder();
    }

    /** Those from the start of one day to the start of another. */
    public static SpendLogQueryBuilder between(LocalDate start, LocalDate end) {
        return builder().startDate(start.toString()).endDate(end.toString());
    }
}
