package io.github.llmbridge.bridge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of what each step of one run did, and tells whoever watches. */
final class StepLog {
    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);

    private final List<StepResult> results = new CopyOnWriteArrayList<>();
    private final Consumer<StepResult> watcher;

    StepLog(Consumer<StepResult> watcher) {
        this.watcher = watcher;
    }

    <T> T run(Step step, Supplier<Done<T>> work) {
        try {
            Done<T> done = work.get();
            note(new StepResult(step, done.outcome(), done.detail(), done.error()));
            return done.value();
        } catch (RuntimeException e) {
            note(new StepResult(step, Outcome.FAILED, e.getMessage(), e));
            throw e;
        }
    }

    List<StepResult> results() {
        return List.copyOf(results);
    }

    private void note(StepResult result) {
        results.add(result);
        try {
            watcher.accept(result);
        } catch (RuntimeException e) {
            LOG.warn("a progress listener threw {}", e.getClass().getName());
        }
    }

    /** What a step made and did. */
    record Done<T>(
            T value,
            Outcome outcome,
            @Nullable String detail,
            @Nullable RuntimeException error) {
        static <T> Done<T> of(T value, Outcome outcome) {
            return new Done<>(value, outcome, null, null);
        }

        static <T> Done<T> of(T value, Outcome outcome, @Nullable String detail) {
            return new Done<>(value, outcome, detail, null);
        }
    }
}
