package io.github.llmbridge.scheduler;

import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.jdbc.WorkRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a listener has heard. */
final class Heard implements WorkListener {
    final List<WorkRecord> ended = new CopyOnWriteArrayList<>();
    final List<PersonResult> results = new CopyOnWriteArrayList<>();
    final List<WorkRecord> postponed = new CopyOnWriteArrayList<>();
    final List<ReconcileReport> reconciled = new CopyOnWriteArrayList<>();
    final List<BridgeException> failedReconciliations = new CopyOnWriteArrayList<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();

    @Override
    public void ended(WorkRecord work, @Nullable PersonResult result) {
        ended.add(work);
        if (result != null) {
            results.add(result);
        }
        throw new IllegalStateException("a listener that fails hinders nobody");
    }

    @Override
    public void postponed(WorkRecord work) {
        postponed.add(work);
    }

    @Override
    public void reconciled(ReconcileReport report) {
        reconciled.add(report);
    }

    @Override
    public void reconciliationFailed(BridgeException error) {
        failedReconciliations.add(error);
    }

    @Override
    public void stopped(String why) {
        stopped.add(why);
    }
}
