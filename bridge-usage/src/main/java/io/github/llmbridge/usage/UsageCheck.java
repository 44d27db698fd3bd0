package io.github.llmbridge.usage;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.KeyActivity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what was exported with what LiteLLM has added up of each key on each day, which it keeps beside its log of
 * calls. Not with the spend of the key itself, which begins anew with the budget, and counts on in the key that
 * replaces it. LiteLLM adds up with a delay of a minute or two, so the day of today differs for a while. Thread safe.
 */
public final class UsageCheck {
    /** Sums of many amounts as LiteLLM keeps them, which are no decimals. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private final LiteLlmClient liteLlm;

    private UsageCheck(LiteLlmClient liteLlm) {
        this.liteLlm = liteLlm;
    }

    /**
     * A check.
     *
     * @param liteLlm with the master key
     */
    public static UsageCheck of(LiteLlmClient liteLlm) {
        return new UsageCheck(Inputs.present("liteLlm", liteLlm));
    }

    /**
     * What differs by more than a millionth of a USD, day by day and by the hash of the key. Is read day by day while
     * it is consumed. Calls with the master key count as LiteLLM names them.
     *
     * @param from the first day, in UTC
     * @param to the last day, in UTC
     */
    public Stream<UsageDifference> differences(LocalDate from, LocalDate to, ExportedSpend exported) {
        Inputs.present("exported", exported);
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from must not be after to");
        }
        return from.datesUntil(to.plusDays(1)).flatMap(day -> ofDay(day, exported.on(day)));
    }

    private Stream<UsageDifference> ofDay(LocalDate day, Map<String, BigDecimal> exported) {
        Map<String, BigDecimal> told = new HashMap<>();
        liteLlm.users()
                .dailyActivity(ActivityQuery.builder(day, day).build())
                .flatMap(activity -> activity.breakdown().apiKeys().entrySet().stream())
                .forEach(key -> told.merge(key.getKey(), spend(key.getValue()), BigDecimal::add));
        TreeSet<String> keys = new TreeSet<>(exported.keySet());
        keys.addAll(told.keySet());
        return keys.stream()
                .map(key -> new UsageDifference(
                        day,
                        key,
                        Objects.requireNonNullElse(exported.get(key), BigDecimal.ZERO),
                        Objects.requireNonNullElse(told.get(key), BigDecimal.ZERO)))
                .filter(difference -> difference.missing().abs().compareTo(TOLERANCE) > 0);
    }

    private static BigDecimal spend(KeyActivity key) {
        return BigDecimal.valueOf(key.metrics().spend());
    }
}
