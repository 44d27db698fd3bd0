package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.steps.Done;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Takes note of what each step of one run did. Thread safe. */
final class StepLog {
    private final List<StepResult> results = new CopyOnWriteArrayList<>();

    Outcome run(Step step, Supplier<Done> work) {
        try {
            Done done = work.get();
            results.add(new StepResult(step, done.outcome(), done.detail(), done.error(), done.way()));
            return done.outcome();
        } catch (RuntimeException e) {
            results.add(new StepResult(step, Outcome.FAILED, e.getMessage(), StepError.of(e), null));
            throw e;
        }
    }

    List<StepResult> results() {
        return List.copyOf(results);
    }
}
