package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.LlmBridgeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One account's edit on its way: what was found, what is wanted, and what became of it. Of one thread. */
final class PendingEdit {
    private final String accountId;
    private final UnaryOperator<DirectConnections> change;
    private @Nullable AccountRead found;
    private DirectConnections before = DirectConnections.none();
    private DirectConnections wanted = DirectConnections.none();
    private boolean sent;
    private @Nullable ApiException lost;
    private @Nullable AccountEdit outcome;

    PendingEdit(String accountId, UnaryOperator<DirectConnections> change, @Nullable AccountRead known) {
        this.accountId = accountId;
        this.change = change;
        this.found = known;
    }

    String accountId() {
        return accountId;
    }

    boolean isOpen() {
        return outcome == null;
    }

    boolean mustBeRead() {
        return isOpen() && found == null;
    }

    AccountEdit outcome() {
        return Objects.requireNonNull(outcome);
    }

    void found(AccountRead read) {
        found = read;
    }

    /** What is stored now could not be read. */
    void unread(LlmBridgeException failure) {
        outcome = sent
                ? new AccountEdit.OutcomeUnknown(new SettingsOutcomeUnknownException(lost, failure))
                : new AccountEdit.Refused(failure);
    }

    void refused(RuntimeException reason) {
        outcome = new AccountEdit.Refused(reason);
    }

    /**
     * Works out what to write.
     *
     * @param last whether there is no further attempt
     * @return whether a write is needed
     */
    boolean decide(boolean last) {
        if (found instanceof AccountRead.Found stored) {
            return decide(stored, last);
        }
        outcome = found instanceof AccountRead.Unreadable unreadable
                ? new AccountEdit.Refused(unreadable.exception())
                : new AccountEdit.UnknownAccount();
        return false;
    }

    private boolean decide(AccountRead.Found stored, boolean last) {
        if (sent && stored.holdsChange(before, wanted)) {
            outcome = new AccountEdit.Done(new SettingsEdit(before, stored.connections(), true));
            return false;
        }
        before = stored.connections();
        try {
            wanted = change.apply(before);
            if (wanted.equals(before)) {
                outcome = new AccountEdit.Done(new SettingsEdit(before, before, sent));
                return false;
            }
            wanted.requireWritable(before);
        } catch (RuntimeException ofTheChange) {
            outcome = new AccountEdit.Refused(ofTheChange);
            return false;
        }
        if (last) {
            outcome = new AccountEdit.Conflict(before);
        }
        return isOpen();
    }

    /** What the function is asked to do. */
    Map<String, Object> order() {
        AccountRead.Found stored = (AccountRead.Found) Objects.requireNonNull(found);
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", accountId);
        order.put("seen", stored.seen());
        order.put("connections", DirectConnectionsCodec.encode(wanted));
        return order;
    }

    /** The function's answer to the order. */
    void answered(Map<String, Object> answer) {
        sent = true;
        switch (String.valueOf(answer.get("state"))) {
            case "DONE" -> outcome = new AccountEdit.Done(new SettingsEdit(before, wanted, true));
            case "FAILED" -> found = null;
            default -> found = FunctionReads.of(answer);
        }
    }

    /** The answer did not come, or could not be read. */
    void lost(ApiException failure) {
        sent = true;
        lost = failure;
        found = null;
    }
}
