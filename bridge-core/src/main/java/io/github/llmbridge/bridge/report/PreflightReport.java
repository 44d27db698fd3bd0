package io.github.llmbridge.bridge.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would keep a provisioned user from chatting.
 *
 * @param liteLlmVersion {@code null} if it could not be asked
 * @param openWebUiVersion {@code null} if it could not be asked
 */
public record PreflightReport(
        @Nullable String liteLlmVersion, @Nullable String openWebUiVersion, List<Problem> problems) {
    public PreflightReport {
        problems = List.copyOf(problems);
    }

    /** Whether nothing keeps users from chatting. */
    public boolean isReady() {
        return problems.stream().noneMatch(problem -> problem.kind().isBlocking());
    }

    /** The problem of this kind. */
    public Optional<Problem> find(Problem.Kind kind) {
        return problems.stream().filter(problem -> problem.kind() == kind).findFirst();
    }
}
