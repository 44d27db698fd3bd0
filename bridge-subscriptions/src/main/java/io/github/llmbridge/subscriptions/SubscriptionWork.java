package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;

/**
 * Does what an event leads to, or hands it on to whoever does. With {@code BridgeScheduler}, which takes an id once,
 * it is {@code scheduler::submit}. Thread safe. What it throws is a failure that is tried again, but for those
 * exceptions of the bridge that say that nothing was changed, and {@link IllegalArgumentException}: they are refusals.
 */
@FunctionalInterface
public interface SubscriptionWork {
    /**
     * Does the work, or takes it to be done later, in the order in which it is given for a person.
     *
     * @param id the id of the event, or one that begins with it; the same work may come again under its id
     */
    void take(String id, BulkWork work);

    /** Does the work at once, by the bridge. The audit trail names the id as the correlation id. */
    static SubscriptionWork now(BridgeFacade bridge) {
        return (id, work) -> bridge.correlatedBy(id).perform(work);
    }
}
