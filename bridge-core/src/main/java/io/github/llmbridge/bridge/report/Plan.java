package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;

/**
 * What an operation would change for one person. It holds no secret.
 *
 * @param changes in the order in which they would be made
 * @param problems what keeps the person from chatting as things are, or what an operator should know
 */
public record Plan(
        String userId,
        @SuppressWarnings("serial") List<PlannedChange> changes,
        @SuppressWarnings("serial") List<Problem> problems)
        implements Serializable {
    public Plan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Whether nothing would be changed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
