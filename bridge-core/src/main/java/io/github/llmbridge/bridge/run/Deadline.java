package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.store.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an operation must have ended; by the machine's own stopwatch, which no clock's change disturbs.
 *
 * @param end in the stopwatch's nanoseconds
 * @param lease without which the operation must not go on; {@code null} before it is taken
 */
record Deadline(long end, @Nullable Lease lease) {
    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos(), null);
    }

    /** The same, and no longer than the lease is held. */
    Deadline under(Lease held) {
        return new Deadline(end, held);
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** Ends the operation if its time is over, its lease is lost, or its thread was interrupted. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException("interrupted", null);
        }
        if (left().isNegative()) {
            throw new StoppedException("the deadline of the operation has passed", null);
        }
        if (lease != null && !lease.isHeld()) {
            throw new StoppedException(
                    "the store was not reached for so long that another instance may work for the same user", null);
        }
    }
}
