package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.InMemoryStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLinesTest {
    private final InMemoryStore store = new InMemoryStore();

    @Test
    void eachEntryIsAnObjectInALineOfItsOwn() throws IOException {
        store.audit().save(BridgeStoreContract.entry("a-1", "u\n1", AuditEntry.Outcome.DONE));
        store.audit().save(BridgeStoreContract.entry("a-2", "u-2", AuditEntry.Outcome.FAILED));
        StringBuilder out = new StringBuilder();

        assertThat(AuditLines.write(store.audit().find(AuditQuery.all()), out)).isEqualTo(2);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.get("at").asText()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(first.get("actor").asText()).isEqualTo("jane");
        assertThat(first.get("operation").asText()).isEqualTo("CHANGE_TIER");
        assertThat(first.get("user_id").asText()).isEqualTo("u\n1");
        assertThat(first.at("/changes/0/what").asText()).isEqualTo("max_budget");
        assertThat(first.at("/changes/0/before").asText()).isEqualTo("1.5");
        assertThat(first.at("/changes/0/after").asText()).isEqualTo("20.0");
        assertThat(first.has("error")).isFalse();
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.at("/error/http_status").asInt()).isEqualTo(500);
        assertThat(second.at("/error/message").asText()).isEqualTo("it broke");
    }

    @Test
    void nothingIsNoLine() throws IOException {
        StringBuilder out = new StringBuilder();
        assertThat(AuditLines.write(store.audit().find(AuditQuery.all()), out)).isZero();
        assertThat(out).isEmpty();
    }
}
