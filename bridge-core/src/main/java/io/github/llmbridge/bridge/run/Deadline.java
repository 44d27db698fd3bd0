package io.github.llmbridge.bridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When an operation must have ended. */
record Deadline(Clock clock, Instant until) {
    static Deadline in(Clock clock, Duration length) {
        return new Deadline(clock, clock.instant().plus(length));
    }

    Duration left() {
        return Duration.between(clock.instant(), until);
    }

    /** Ends the operation if its time is over or its thread was interrupted. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException("interrupted", null);
        }
        if (!clock.instant().isBefore(until)) {
            throw new StoppedException("the deadline of the operation has passed", null);
        }
    }
}
