package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.steps.Others;
import io.github.llmbridge.http.Sleeper;
import java.time.Duration;

/**
 * How long a person whom another process seems to be working on is left to it. Decides without any clock of a server: what has
 * not moved meanwhile is taken to be abandoned.
 */
record Patience(Duration length, Sleeper sleeper) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** From now on. */
    Others begin() {
        return new Waiting(this);
    }

    /** The pauses add up to the patience, so that it ends with a sleeper that only takes note, too. */
    private static final class Waiting implements Others {
        private final Patience patience;
        private final long end;
        private Duration left;
        private Duration next = FIRST_PAUSE;

        Waiting(Patience patience) {
            this.patience = patience;
            this.end = System.nanoTime() + patience.length.toNanos();
            this.left = patience.length;
        }

        /** Nobody else is at work if there is no patience. */
        @Override
        public boolean areExpected() {
            return !patience.length.isZero();
        }

        @Override
        public boolean isOverdue() {
            return areExpected() && System.nanoTime() - end > 0;
        }

        @Override
        public boolean waitABit() {
            if (left.isZero()) {
                return false;
            }
            Duration pause = shorter(next, left);
            patience.pause(pause);
            left = left.minus(pause);
            next = shorter(next.multipliedBy(2), LONGEST_PAUSE);
            return true;
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    void pause(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted", e);
        }
    }
}
