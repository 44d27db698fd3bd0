package io.github.llmbridge.bridge.run;

import io.github.llmbridge.http.Sleeper;
import java.time.Duration;

/**
 * How long a person whom another process seems to be working on is left to it. Decides without any clock of a server: what has
 * not moved meanwhile is taken to be abandoned.
 */
record Patience(Duration length, Sleeper sleeper) {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** How often to look again. */
    long turns() {
        return length.toMillis() / INTERVAL.toMillis();
    }

    void waitABit() {
        pause(INTERVAL);
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
