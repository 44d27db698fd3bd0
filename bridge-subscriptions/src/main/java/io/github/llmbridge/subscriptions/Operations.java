package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;

/** Work as operations of the bridge. */
final class Operations {
    private Operations() {}

    static void run(BridgeFacade bridge, BulkWork work) {
        if (work instanceof BulkWork.Provision provision) {
            bridge.provisionUser(provision.request());
        } else if (work instanceof BulkWork.ChangeTier change) {
            bridge.changeTier(change.userId(), change.tier(), change.spent());
        } else if (work instanceof BulkWork.Renew) {
            bridge.renew(work.userId());
        } else if (work instanceof BulkWork.Suspend) {
            bridge.suspend(work.userId());
        } else if (work instanceof BulkWork.Resume) {
            bridge.resume(work.userId());
        } else if (work instanceof BulkWork.Remove remove) {
            bridge.remove(remove.userId(), remove.parts());
        } else {
            throw new IllegalStateException("no event leads to " + work.getClass());
        }
    }
}
