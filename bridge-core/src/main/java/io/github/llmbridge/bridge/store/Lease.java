package io.github.llmbridge.bridge.store;

/** A lease that is held. Thread safe. */
public interface Lease extends AutoCloseable {
    /** What is worked on. */
    String name();

    /**
     * Whether it is certain that nobody else has taken it. It is not any more once the store could not be reached for
     * so long that the lease may have ended; the work should stop then. Asks no server.
     */
    boolean isHeld();

    /** Gives the lease back. Never throws: a lease that cannot be given back ends by itself. */
    @Override
    void close();
}
