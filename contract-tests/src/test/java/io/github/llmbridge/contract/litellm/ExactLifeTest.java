package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new key lives as long as was asked on every line; 1.77.3 by itself ends it with the day, the week or the month. */
@OnEveryLine
class ExactLifeTest extends LiteLlmContract {
    private void assertLives(String duration, GeneratedKey made) {
        Instant end = Instant.now().plus(KeyDuration.of(duration).toDuration());
        assertThat(made.expires()).isCloseTo(end, within(2, ChronoUnit.MINUTES));
        assertThat(stored(made.key()).expires()).isCloseTo(made.expires(), within(1, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30d", "7d", "1d", "12h", "5h", "90m", "3600s", "31d", "365d"})
    void aKeyLivesAsLongAsWasAsked(String duration) {
        assertLives(
                duration,
                client.keys()
                        .generate(keyFor(Models.of("gpt-4o-mini"))
                                .duration(KeyDuration.of(duration))
                                .build()));
    }

    @ParameterizedTest
    @ValueSource(strings = "30d")
    void soDoesThatOfAServiceAccount(String duration) {
        String team = newTeam(Models.of("gpt-4o-mini"));

        assertLives(
                duration,
                client.keys()
                        .generateForServiceAccount(keyFor(Models.of("gpt-4o-mini"))
                                .teamId(team)
                                .duration(KeyDuration.of(duration))
                                .build()));
    }
}
