package io.github.llmbridge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.github.llmbridge.scheduler.Retries.Verdict;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final Retries retries = new Retries(10, Duration.ofSeconds(5), Duration.ofMinutes(15));

    @Test
    void pausesGrowToTheLongest() {
        assertThat(IntStream.of(1, 2, 3, 8, 9, 1_000).mapToObj(failures -> retries.pause(failures, null)))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(640),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
    }

    @Test
    void aStoreSaysItselfWhetherAFurtherTryMayHelp() {
        assertThat(retries.verdict(new StoreException(Reason.UNAVAILABLE, "", null)))
                .isEqualTo(Verdict.MAY_HELP);
        assertThat(retries.verdict(new StoreException(Reason.WRONG_ENCRYPTION_KEY, "", null)))
                .isEqualTo(Verdict.USELESS);
        assertThat(retries.verdict(new IllegalStateException("a fault of ours")))
                .isEqualTo(Verdict.USELESS);
    }
}
