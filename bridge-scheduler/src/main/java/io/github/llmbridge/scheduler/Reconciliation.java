package io.github.llmbridge.scheduler;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled;
import io.github.llmbridge.http.UnauthorizedException;

/** Brings everybody back to what the bridge gave. Thread safe. */
record Reconciliation(BridgeFacade bridge, Removals allowed, Halt halt, Telling telling) {
    void run() {
        try {
            ReconcileReport report = bridge.reconcile(bridge.planAll(), allowed);
            telling.tell(listener -> listener.reconciled(report));
            // Without an interrupt only refused credentials leave somebody out.
            if (report.count(Reconciled.Outcome.NOT_BEGUN) > 0
                    && !Thread.currentThread().isInterrupted()) {
                halt.stop("a server refused the bridge's own credentials");
            }
        } catch (BridgeException e) {
            telling.tell(listener -> listener.reconciliationFailed(e));
            if (e.getCause() instanceof UnauthorizedException) {
                halt.stop(String.valueOf(e.getMessage()));
            }
        } finally {
            // The flag would keep a pool from lending a connection.
            Thread.interrupted();
        }
    }
}
