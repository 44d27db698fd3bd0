package io.github.llmbridge.bridge.events;

import io.github.llmbridge.bridge.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * Surrounds each operation for a person, and each that only reads, for traces. What happens meanwhile on other threads
 * is carried there. What it throws ends the operation, so it should throw nothing. Thread safe.
 */
public interface BridgeObserver {
    /**
     * An operation begins on this thread.
     *
     * @param operation such as {@code PROVISION}, or {@code inspect} for one that only reads
     * @return hears of its end
     */
    Running begun(String operation);

    /**
     * Work for the operation that runs on this thread, which another thread will do.
     *
     * @return what that thread runs in place of it
     */
    default Runnable carry(Runnable work) {
        return work;
    }

    /** An operation that has begun. */
    @FunctionalInterface
    interface Running {
        /**
         * It has ended, on the same thread.
         *
         * @param status of the person at the end; {@code null} if the operation only reads, or was refused
         * @param error what it throws; {@code null} if it went well
         */
        void ended(@Nullable Status status, @Nullable Throwable error);
    }

    /** Watches nothing. */
    static BridgeObserver none() {
        return operation -> (status, error) -> {};
    }
}
