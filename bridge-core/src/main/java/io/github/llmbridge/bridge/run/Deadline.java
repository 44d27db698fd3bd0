package io.github.llmbridge.bridge.run;

import java.time.Duration;

/**
 * When an operation must have ended; by the machine's own stopwatch, which no clock's change disturbs.
 *
 * @param end in the stopwatch's nanoseconds
 */
record Deadline(long end) {
    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** Ends the operation if its time is over or its thread was interrupted. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException("interrupted", null);
        }
        if (left().isNegative()) {
            throw new StoppedException("the deadline of the operation has passed", null);
        }
    }
}
