package io.github.llmbridge.bridge.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The audit trail of {@link InMemoryStore}. */
final class MemoryAudit implements AuditTrail {
    private final Map<String, AuditEntry> entries;

    MemoryAudit(int most) {
        entries = new NewestOf<>(most);
    }

    @Override
    public synchronized void save(AuditEntry entry) {
        entries.merge(
                entry.id(), entry, (kept, given) -> kept.outcome() == AuditEntry.Outcome.UNDER_WAY ? given : kept);
    }

    @Override
    public Stream<AuditEntry> find(AuditQuery query) {
        return copy().stream()
                .filter(query::fits)
                .sorted(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id));
    }

    private synchronized List<AuditEntry> copy() {
        return List.copyOf(entries.values());
    }
}
