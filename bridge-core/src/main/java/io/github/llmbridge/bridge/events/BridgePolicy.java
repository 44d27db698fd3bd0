package io.github.llmbridge.bridge.events;

import java.util.Optional;

/**
 * May refuse an operation before anything is changed. Asked in the thread of the call, only if there is something to change.
 * It must not call the facade for the same person. A policy that throws refuses.
 */
@FunctionalInterface
public interface BridgePolicy {
    /** A text refuses the operation and says why. */
    Optional<String> refuse(PlannedOperation operation);
}
