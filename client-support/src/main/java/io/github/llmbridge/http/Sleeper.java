package io.github.llmbridge.http;

import java.time.Duration;

/** Waits; tests hand in one that only takes note. */
@FunctionalInterface
public interface Sleeper {
    /** Waits for the duration, or until the thread is interrupted. */
    void sleep(Duration duration) throws InterruptedException;
}
