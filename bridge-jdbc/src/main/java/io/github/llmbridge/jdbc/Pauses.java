package io.github.llmbridge.jdbc;

import io.github.llmbridge.http.Sleeper;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When the next try is due: after a failure later each time. */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Sleeper sleeper;

    private Duration pause = Duration.ZERO;
    private long failedAt;

    Pauses(LongSupplier nanos, Sleeper sleeper) {
        this.nanos = nanos;
        this.sleeper = sleeper;
    }

    /**
     * Waits until a try is due, or until the time is up.
     *
     * @return whether it is due
     */
    boolean waitUntilDue(long end) throws InterruptedException {
        long now = nanos.getAsLong();
        long untilDue = pause.toNanos() - (now - failedAt);
        if (pause.isZero() || untilDue <= 0) {
            return true;
        }
        sleeper.sleep(Duration.ofNanos(Math.max(0, Math.min(untilDue, end - now))));
        return untilDue <= end - now;
    }

    void failed() {
        Duration longer = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        failedAt = nanos.getAsLong();
    }

    void worked() {
        pause = Duration.ZERO;
    }
}
