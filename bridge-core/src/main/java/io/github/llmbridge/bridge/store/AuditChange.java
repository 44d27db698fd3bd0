package io.github.llmbridge.bridge.store;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.http.Inputs;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was changed. It holds no secret.
 *
 * @param step the step that changed it
 * @param what what is changed, such as {@code max_budget}
 * @param before as it was; {@code null} if it was not there, or is not told
 * @param after as it was to be; {@code null} if it was taken away, or is not told
 * @param outcome what the step did; {@code null} while it is under way
 */
public record AuditChange(
        Step step,
        String what,
        @Nullable String before,
        @Nullable String after,
        @Nullable Outcome outcome) {
    public AuditChange {
        Inputs.present("step", step);
        Inputs.present("what", what);
    }
}
