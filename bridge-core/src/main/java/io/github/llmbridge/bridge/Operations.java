package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.report.PersonResult;

/** Which operation of the bridge does which work. */
final class Operations {
    private Operations() {}

    static PersonResult run(BridgeFacade bridge, BulkWork work) {
        if (work instanceof BulkWork.Provision provision) {
            return bridge.provisionUser(provision.request());
        }
        if (work instanceof BulkWork.ChangeTier change) {
            return bridge.changeTier(change.userId(), change.tier(), change.spent());
        }
        if (work instanceof BulkWork.Suspend) {
            return bridge.suspend(work.userId());
        }
        if (work instanceof BulkWork.Resume) {
            return bridge.resume(work.userId());
        }
        if (work instanceof BulkWork.Renew) {
            return bridge.renew(work.userId());
        }
        if (work instanceof BulkWork.Reconcile) {
            return bridge.reconcile(work.userId());
        }
        if (work instanceof BulkWork.Remove remove) {
            return bridge.remove(remove.userId(), remove.parts());
        }
        throw new IllegalStateException("unknown work: " + work.getClass());
    }
}
