package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.bridge.report.Usage.KeyDay;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivity;
import io.github.llmbridge.litellm.spend.SpendLogQuery;
import io.github.llmbridge.litellm.spend.SpendMetrics;
import io.github.llmbridge.litellm.users.Users;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a person has spent, day by day and key by key. */
final class Usages {
    static final int DAYS = 30;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Clock clock;

    Usages(Clock clock) {
        this.clock = clock;
    }

    /** The last 30 days, today included. */
    Usage of(View view, boolean asksByUser) {
        LocalDate to = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return of(view, to.minusDays(DAYS - 1L), to, asksByUser);
    }

    /**
     * What was used.
     *
     * @param asksByUser whether this LiteLLM keeps to the user that it is asked for
     */
    Usage of(View view, LocalDate from, LocalDate to, boolean asksByUser) {
        Users users = view.servers().liteLlm().users();
        List<KeyDay> days = queries(view, from, to, asksByUser)
                .flatMap(users::dailyActivity)
                .flatMap(Usages::ofKeys)
                .sorted(Comparator.comparing(KeyDay::day).reversed().thenComparing(KeyDay::keyHash))
                .toList();
        Optional<OwnedKey> owned = view.key();
        Key key = owned.map(OwnedKey::key).orElse(null);
        return new Usage(
                view.look().userId(),
                owned.flatMap(OwnedKey::tier).orElse(null),
                owned.map(OwnedKey::hash).orElse(null),
                key == null || key.spend() == null ? 0.0 : key.spend(),
                key == null ? null : key.maxBudget(),
                key == null ? null : key.budgetResetAt(),
                key == null ? null : key.totalSpend(),
                days,
                from,
                to);
    }

    private static Stream<ActivityQuery> queries(View view, LocalDate from, LocalDate to, boolean asksByUser) {
        if (asksByUser) {
            return Stream.of(
                    ActivityQuery.builder(from, to).addIds(view.look().userId()).build());
        }
        return Stream.concat(
                        view.look().user().orElseThrow().keys().stream()
                                .map(Key::token)
                                .filter(Objects::nonNull),
                        loggedKeys(view, from, to))
                .distinct()
                .map(hash -> ActivityQuery.builder(from, to).apiKey(hash).build());
    }

    /** Those of the log of calls: keys that are gone are there only. */
    private static Stream<KeyHash> loggedKeys(View view, LocalDate from, LocalDate to) {
        SpendLogQuery days = SpendLogQuery.between(from, to.plusDays(1))
                .userId(view.look().userId())
                .build();
        return view.servers().liteLlm().spend().days(days).stream()
                .flatMap(day -> day.keys().keySet().stream())
                .filter(HASH.asMatchPredicate())
                .map(KeyHash::new);
    }

    private static Stream<KeyDay> ofKeys(DailyActivity day) {
        return day.breakdown().apiKeys().entrySet().stream()
                .map(used -> day(
                        day.date(),
                        used.getKey(),
                        used.getValue().metadata().keyAlias(),
                        used.getValue().metrics()));
    }

    private static KeyDay day(String date, String hash, @Nullable String alias, SpendMetrics metrics) {
        return new KeyDay(
                LocalDate.parse(date),
                hash,
                alias,
                metrics.spend(),
                metrics.apiRequests(),
                metrics.failedRequests(),
                metrics.promptTokens(),
                metrics.completionTokens());
    }
}
