package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.store.AuditChange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes of what was planned, and of what the steps did, what the audit trail tells. */
final class AuditChanges {
    private static final Set<Outcome> CHANGED =
            EnumSet.of(Outcome.CREATED, Outcome.UPDATED, Outcome.REMOVED, Outcome.FAILED);

    private AuditChanges() {}

    /** What is about to be done. */
    static List<AuditChange> ahead(List<PlannedChange> planned) {
        return planned.stream()
                .map(change -> new AuditChange(change.step(), change.what(), change.before(), change.after(), null))
                .toList();
    }

    /** What was done, or may have been done by a step that failed. */
    static List<AuditChange> made(List<PlannedChange> planned, List<StepResult> steps) {
        List<AuditChange> changes = new ArrayList<>();
        for (StepResult result : steps) {
            if (CHANGED.contains(result.outcome())) {
                List<AuditChange> ofStep = planned.stream()
                        .filter(change -> change.step() == result.step())
                        .map(change -> new AuditChange(
                                change.step(), change.what(), change.before(), change.after(), result.outcome()))
                        .toList();
                changes.addAll(ofStep.isEmpty() ? List.of(unplanned(result)) : ofStep);
            }
        }
        return changes;
    }

    /** Some changes depend on what comes to light on the way. */
    private static AuditChange unplanned(StepResult result) {
        return new AuditChange(result.step(), words(result.step()), null, result.detail(), result.outcome());
    }

    private static String words(Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
