package io.github.llmbridge.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What one step did.
 *
 * @param detail more in words, free of secrets
 * @param error why it failed
 */
public record StepResult(
        Step step,
        Outcome outcome,
        @Nullable String detail,
        @Nullable RuntimeException error) {
    static StepResult of(Step step, Outcome outcome, @Nullable String detail) {
        return new StepResult(step, outcome, detail, null);
    }
}
