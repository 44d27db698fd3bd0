package io.github.llmbridge.bridge.events;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.store.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Something that happened to one person. It holds no stack trace; the result of an operation may hold a key. New kinds may come. */
public sealed interface BridgeEvent {
    /** The operation that it is part of. */
    Operation operation();

    /** The person's id in LiteLLM. */
    String userId();

    /** A step has ended. */
    record StepEnded(Operation operation, String userId, StepResult step) implements BridgeEvent {}

    /**
     * The person's tier is another now. A repair of limits is none.
     *
     * @param from the tier's name before; {@code null} if there was none
     * @param to the tier's name now
     */
    record TierChanged(
            Operation operation, String userId, @Nullable String from, String to) implements BridgeEvent {}

    /**
     * An operation has changed something, or a policy has refused it: the entry that the store's audit trail gets. It is
     * told whether the store could keep it or not.
     */
    record Audited(AuditEntry entry) implements BridgeEvent {
        @Override
        public Operation operation() {
            return entry.operation();
        }

        @Override
        public String userId() {
            return entry.userId();
        }
    }

    /** The operation reached its end; its problems are in the result. */
    record Succeeded(Operation operation, String userId, PersonResult result) implements BridgeEvent {}

    /** The operation stopped at a failed step; a part of it may have taken effect, and the same call mends it. */
    record Failed(Operation operation, String userId, PersonResult result) implements BridgeEvent {}
}
