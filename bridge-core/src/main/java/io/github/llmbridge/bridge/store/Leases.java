package io.github.llmbridge.bridge.store;

import java.util.Optional;

/**
 * Who works on what at the moment: one holder at a time, over all instances that share the store. Thread safe.
 *
 * <p>A lease is held until it is closed. The store renews it meanwhile; no transaction stays open. The lease of a
 * process that has died ends by itself within seconds, by the store's clock and nobody else's.
 */
public interface Leases {
    /**
     * Takes a lease, if nobody holds it; does not wait.
     *
     * @param name what is worked on
     * @return empty if somebody holds it
     */
    Optional<Lease> acquire(String name);
}
