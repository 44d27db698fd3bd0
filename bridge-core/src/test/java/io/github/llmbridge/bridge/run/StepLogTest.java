package io.github.llmbridge.bridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepError;
import org.junit.jupiter.api.Test;

class StepLogTest {
    @Test
    void aStepThatFailsIsToldInShort() {
        StepLog log = new StepLog();

        assertThatThrownBy(() -> log.run(Step.KEY, () -> {
                    throw new IllegalStateException("why");
                }))
                .hasMessage("why");

        assertThat(log.results()).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(step.error()).isEqualTo(new StepError("IllegalStateException", "why", null));
        });
    }
}
