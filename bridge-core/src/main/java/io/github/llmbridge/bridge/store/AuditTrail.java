package io.github.llmbridge.bridge.store;

import java.util.stream.Stream;

/** Who changed what. Thread safe. */
public interface AuditTrail {
    /**
     * Keeps an entry. An entry of the same id that is {@link AuditEntry.Outcome#UNDER_WAY} is replaced; one that has
     * ended stays as it is.
     */
    void save(AuditEntry entry);

    /**
     * The entries that the query names, the oldest first. Is read page by page while it is consumed, and holds
     * nothing open.
     */
    Stream<AuditEntry> find(AuditQuery query);
}
