package io.github.llmbridge.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.store.AuditChange;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the audit trail as JSON. Thread safe. */
final class AuditJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** One entry in one line. */
    String line(AuditEntry entry) {
        ObjectNode json = mapper.createObjectNode();
        json.put("id", entry.id());
        json.put("at", entry.at().toString());
        json.put("instance", entry.instance());
        json.put("actor", entry.actor());
        json.put("operation", entry.operation().name());
        json.put("user_id", entry.userId());
        json.put("correlation_id", entry.correlationId());
        json.put("outcome", entry.outcome().name());
        json.set("changes", array(entry.changes()));
        StepError error = entry.error();
        if (error != null) {
            json.putObject("error")
                    .put("type", error.type())
                    .put("message", error.message())
                    .put("http_status", error.httpStatus());
        }
        return text(json);
    }

    /** The changes of an entry, as they stand in a column. */
    String changes(List<AuditChange> changes) {
        return text(array(changes));
    }

    /** The changes of an entry, from a column. */
    List<AuditChange> changes(String text) {
        List<AuditChange> changes = new ArrayList<>();
        for (JsonNode json : parsed(text)) {
            String outcome = textOf(json, "outcome");
            changes.add(new AuditChange(
                    Rows.word(Step.class, json.path("step").asText()),
                    json.path("what").asText(),
                    textOf(json, "before"),
                    textOf(json, "after"),
                    outcome == null ? null : Rows.word(Outcome.class, outcome)));
        }
        return changes;
    }

    private ArrayNode array(List<AuditChange> changes) {
        ArrayNode array = mapper.createArrayNode();
        for (AuditChange change : changes) {
            Outcome outcome = change.outcome();
            array.addObject()
                    .put("step", change.step().name())
                    .put("what", change.what())
                    .put("before", change.before())
                    .put("after", change.after())
                    .put("outcome", outcome == null ? null : outcome.name());
        }
        return array;
    }

    private JsonNode parsed(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StoreException(Reason.REFUSED, "an entry of the audit trail cannot be read", null);
        }
    }

    private String text(JsonNode json) {
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    private static @Nullable String textOf(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }
}
