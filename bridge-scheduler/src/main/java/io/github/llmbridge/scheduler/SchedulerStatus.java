package io.github.llmbridge.scheduler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the work of all instances stands.
 *
 * @param waiting how many pieces have not been begun, or wait for a further try
 * @param triedBefore how many of those have failed and wait for a further try
 * @param running how many are under way; that of a killed instance counts until another one takes it over
 * @param failed how many have failed and are not tried again by themselves
 * @param done how many were done and are not forgotten yet
 * @param nextReconciliation when everybody is reconciled next; {@code null} if that was never asked for, or is under
 *     way
 * @param stopped why this instance begins no more work: a server refused the bridge's own credentials; {@code null} if
 *     it goes on
 */
public record SchedulerStatus(
        long waiting,
        long triedBefore,
        long running,
        long failed,
        long done,
        @Nullable Instant nextReconciliation,
        @Nullable String stopped) {
    /** Whether nothing waits and nothing is under way. */
    public boolean isIdle() {
        return waiting == 0 && running == 0;
    }
}
