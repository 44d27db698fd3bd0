package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.store.BridgeStore;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What is written to the store.
 *
 * @param instance the bridge's name
 * @param ids gives an id that nobody else has
 */
record Books(BridgeStore store, String instance, Clock clock, Supplier<String> ids) {
    /** Begins the record of an operation; writes nothing yet. */
    Recording open(Call call, Operation operation, String userId) {
        return new Recording(this, call, operation, userId);
    }
}
