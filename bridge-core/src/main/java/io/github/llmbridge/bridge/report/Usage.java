package io.github.llmbridge.bridge.report;

import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a person has spent. Amounts are in USD, days in UTC. LiteLLM counts with a delay: spend and days are up to a minute or two
 * old.
 *
 * @param tier the name of the key's tier; {@code null} if there is no key of the bridge, or it names none
 * @param keyHash the bridge's key in use; {@code null} if there is none
 * @param spend spent by that key in the running budget period. A replaced key's amount counts on in the new one.
 * @param maxBudget the most that the key may spend in a budget period; {@code null} for no limit
 * @param budgetResetAt when spend starts again from 0; {@code null} for never
 * @param totalSpend spent by that key in all; {@code null} before LiteLLM 1.106.0, which does not tell it
 * @param days what was used, the newest day first, each key of the person by itself, those of others and those that are
 *     gone included. LiteLLM before 1.81.14 knows keys that are gone by its log of calls only.
 * @param from the first day that was asked for
 * @param to the last day that was asked for
 */
public record Usage(
        String userId,
        @Nullable String tier,
        @Nullable KeyHash keyHash,
        double spend,
        @Nullable Double maxBudget,
        @Nullable Instant budgetResetAt,
        @Nullable Double totalSpend,
        @SuppressWarnings("serial") List<KeyDay> days,
        LocalDate from,
        LocalDate to)
        implements Serializable {
    public Usage {
        days = List.copyOf(days);
    }

    /** What the key may still spend in the running budget period; nothing if there is no limit. */
    public OptionalDouble left() {
        return maxBudget == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0.0, maxBudget - spend));
    }

    /** Spent in the days that were asked for, by every key. */
    public double spendOfDays() {
        return days.stream().mapToDouble(KeyDay::spend).sum();
    }

    /**
     * What one key used on one day.
     *
     * @param keyHash as LiteLLM tells it
     * @param keyAlias {@code null} if the key has none, or is gone
     * @param requests both those that were answered and those that failed
     * @param promptTokens sent
     * @param completionTokens answered
     */
    public record KeyDay(
            LocalDate day,
            String keyHash,
            @Nullable String keyAlias,
            double spend,
            long requests,
            long failedRequests,
            long promptTokens,
            long completionTokens)
            implements Serializable {
        /** Sent and answered. */
        public long tokens() {
            return promptTokens + completionTokens;
        }
    }
}
