package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be. It holds no secret.
 *
 * @param step the step that would change it
 * @param what what is changed, such as {@code max_budget}
 * @param before as it is; {@code null} if it is not there
 * @param after as it would be; {@code null} if it would be taken away
 */
public record PlannedChange(
        Step step,
        String what,
        @Nullable String before,
        @Nullable String after) implements Serializable {
    @Override
    public String toString() {
        return step + " " + what + ": " + before + " -> " + after;
    }
}
