package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LETS_KEYS_LIVE_AS_LONG_AS_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryLine
class KeyLifetimeTest extends LiteLlmContract {
    /** How far the clocks of the server and of this machine may be apart, and a call may last. */
    private static final TemporalUnitOffset CLOCKS = Assertions.within(2, ChronoUnit.MINUTES);

    private GeneratedKey keyThatLives(String duration) {
        return client.keys()
                .generateAnswer(keyFor(Models.of("gpt-4o-mini"))
                        .duration(KeyDuration.of(duration))
                        .build());
    }

    private static Instant inFuture(Duration duration) {
        return Instant.now().plus(duration);
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    @Test
    void thirtyDaysAreThirtyDaysButOn1_77TheyEndWithTheMonth() {
        GeneratedKey made = keyThatLives("30d");

        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            // 1.77.3 rounds to the calendar: the first of the next month, 00:00 UTC.
            assertThat(utc(made.expires()).getDayOfMonth()).isEqualTo(1);
            assertThat(utc(made.expires()).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
            assertThat(made.expires()).isBetween(Instant.now(), inFuture(Duration.ofDays(31)));
        } else {
            assertThat(made.expires()).isCloseTo(inFuture(Duration.ofDays(30)), CLOCKS);
        }
        assertThat(stored(made.key()).expires()).isCloseTo(made.expires(), Assertions.within(1, ChronoUnit.SECONDS));
    }

    @Test
    void aDayIsADayButOn1_77ItEndsAtMidnight() {
        GeneratedKey made = keyThatLives("1d");

        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            // 1.77.3 rounds to the calendar: the next 00:00 UTC.
            assertThat(utc(made.expires()).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
            assertThat(made.expires()).isBetween(Instant.now(), inFuture(Duration.ofDays(1)));
        } else {
            assertThat(made.expires()).isCloseTo(inFuture(Duration.ofDays(1)), CLOCKS);
        }
    }

    @Test
    void sevenDaysAreSevenDaysButOn1_77TheyEndWithTheWeek() {
        GeneratedKey made = keyThatLives("7d");

        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            // 1.77.3 rounds to the calendar: the next Monday, 00:00 UTC.
            assertThat(utc(made.expires()).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(utc(made.expires()).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
            assertThat(made.expires()).isBetween(Instant.now(), inFuture(Duration.ofDays(7)));
        } else {
            assertThat(made.expires()).isCloseTo(inFuture(Duration.ofDays(7)), CLOCKS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600s", "90m", "12h", "1d", "7d", "30d", "90d"})
    void anUpdateIsExactOnBothLines(String duration) {
        Secret key = keyThatLives("10d").key();

        Instant answered = client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(key))
                        .duration(KeyDuration.of(duration))
                        .build())
                .expires();

        Instant expected = inFuture(KeyDuration.of(duration).toDuration());
        assertThat(answered).isCloseTo(expected, CLOCKS);
        assertThat(stored(key).expires()).isCloseTo(expected, CLOCKS);
    }

    @Test
    void aKeyWithoutADurationNeverExpires() {
        Secret key = newKey();

        assertThat(stored(key).expires()).isNull();
    }

    @Test
    void aBudgetOfThirtyDaysStartsAgainOnTheFirstOfTheMonth() {
        Secret key = make(keyFor(Models.all()).maxBudget(1.0).budgetDuration(BudgetDuration.of("30d")));

        ZonedDateTime reset = utc(stored(key).budgetResetAt());

        assertThat(reset.getDayOfMonth()).isEqualTo(1);
        assertThat(reset.toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(reset.toInstant()).isBetween(Instant.now(), inFuture(Duration.ofDays(31)));
    }

    @Test
    void aBudgetOfSevenDaysStartsAgainOnMonday() {
        Secret key = make(keyFor(Models.all()).maxBudget(1.0).budgetDuration(BudgetDuration.of("7d")));

        ZonedDateTime reset = utc(stored(key).budgetResetAt());

        assertThat(reset.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(reset.toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
    }
}
