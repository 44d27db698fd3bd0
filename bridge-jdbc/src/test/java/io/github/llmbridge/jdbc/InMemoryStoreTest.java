package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends BridgeStoreContract {
    private final BridgeStore shared = new InMemoryStore(10_000);

    @Override
    BridgeStore open() {
        return shared;
    }

    @Test
    void itKeepsTheNewest() {
        BridgeStore small = new InMemoryStore(2);
        for (int i = 1; i <= 3; i++) {
            small.audit().save(entry("a-" + i, "u-1", AuditEntry.Outcome.DONE));
        }
        assertThat(small.audit().find(AuditQuery.all()).map(AuditEntry::id)).containsExactly("a-2", "a-3");
    }
}
