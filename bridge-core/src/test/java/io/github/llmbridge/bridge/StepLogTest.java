package io.github.llmbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.bridge.StepLog.Done;
import org.junit.jupiter.api.Test;

class StepLogTest {
    @Test
    void aWatcherThatThrowsChangesNothing() {
        StepLog log = new StepLog(step -> {
            throw new IllegalStateException("watcher");
        });

        assertThat(log.run(Step.KEY, () -> Done.of("made", Outcome.CREATED))).isEqualTo("made");
        assertThat(log.results())
                .extracting(StepResult::step, StepResult::outcome)
                .containsExactly(tuple(Step.KEY, Outcome.CREATED));
    }
}
