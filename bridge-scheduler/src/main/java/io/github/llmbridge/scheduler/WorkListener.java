package io.github.llmbridge.scheduler;

import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.jdbc.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hears how work goes, in the instance that has done it. Called in several threads at once, after it was noted. What it
 * throws is logged and stops nothing. An instance that is killed in between does not tell; the bridge's own listeners
 * and the audit trail know each operation.
 */
public interface WorkListener {
    /** A listener that hears nothing. */
    WorkListener NONE = new WorkListener() {};

    /**
     * A piece of work has ended: it was done, or it is not tried again by itself.
     *
     * @param result what was reached, with the initial password of a new account, which is told here only; {@code null}
     *     if nothing was begun
     */
    default void ended(WorkRecord work, @Nullable PersonResult result) {}

    /** A try has failed; {@link WorkRecord#nextTry()} tells when the next one begins. */
    default void postponed(WorkRecord work) {}

    /** Everybody was reconciled. */
    default void reconciled(ReconcileReport report) {}

    /** The reconciliation of everybody was not begun; the next one comes at its time. */
    default void reconciliationFailed(BridgeException error) {}

    /**
     * A server refused the bridge's own credentials, so this instance begins no more work until
     * {@link BridgeScheduler#start()}.
     */
    default void stopped(String why) {}
}
