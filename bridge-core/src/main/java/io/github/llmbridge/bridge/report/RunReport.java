package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;

/**
 * What every result tells.
 *
 * @param steps what each step did, in the order in which they ended
 * @param problems what keeps the person from chatting, or should be known
 * @param listenerErrors what listeners threw; the operation went on
 */
public record RunReport(
        Operation operation,
        String userId,
        Status status,
        @SuppressWarnings("serial") List<StepResult> steps,
        @SuppressWarnings("serial") List<Problem> problems,
        @SuppressWarnings("serial") List<StepError> listenerErrors)
        implements Serializable {
    public RunReport {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        listenerErrors = List.copyOf(listenerErrors);
    }

    /** The same with what listeners threw. */
    public RunReport withListenerErrors(List<StepError> errors) {
        return new RunReport(operation, userId, status, steps, problems, errors);
    }
}
