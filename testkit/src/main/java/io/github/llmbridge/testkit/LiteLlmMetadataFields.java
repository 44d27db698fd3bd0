package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields of requests that have no column: the server keeps them in the metadata, and no answer shows them elsewhere. */
final class LiteLlmMetadataFields {
    private static final Set<String> LIMITS = Set.of("model_rpm_limit", "model_tpm_limit");
    private static final Set<String> NEWER_LIMITS = Set.of("mcp_rpm_limit", "tag_rpm_limit");
    private static final Set<String> OF_KEYS = Set.of("enforced_params", "temp_budget_increase", "temp_budget_expiry");
    private static final Set<String> NEWER_OF_KEYS = Set.of(
            "rpm_limit_type",
            "tpm_limit_type",
            "default_estimated_output_tokens",
            "default_estimated_output_tokens_per_model",
            "enable_prompt_caching",
            "throttle_on_budget_exceeded",
            "allowed_vector_store_indexes");
    private static final Set<String> OF_NEW_USERS = Set.of("guardrails", "prompts");
    private static final Set<String> NEWER_OF_NEW_USERS = Set.of("policies");

    private final LiteLlmShapes shapes;

    LiteLlmMetadataFields(LiteLlmShapes shapes) {
        this.shapes = shapes;
    }

    /** Takes them out of what a key's row would hold. */
    void ofKey(ObjectNode row) {
        Set<String> fields = limits();
        fields.addAll(OF_KEYS);
        fields.addAll(known("key_generate", NEWER_OF_KEYS));
        move(row, row, fields);
    }

    void ofNewUser(ObjectNode body, ObjectNode row) {
        Set<String> fields = limits();
        fields.addAll(OF_NEW_USERS);
        fields.addAll(known("user_new", NEWER_OF_NEW_USERS));
        move(body.deepCopy(), row, fields);
    }

    void ofUser(ObjectNode body, ObjectNode row) {
        move(body.deepCopy(), row, limits());
    }

    private Set<String> limits() {
        Set<String> fields = new HashSet<>(LIMITS);
        fields.addAll(known("key_generate", NEWER_LIMITS));
        return fields;
    }

    private Set<String> known(String shape, Set<String> fields) {
        return fields.stream().filter(field -> shapes.lists(shape, field)).collect(Collectors.toSet());
    }

    private static void move(ObjectNode from, ObjectNode row, Set<String> fields) {
        for (String field : fields) {
            JsonNode value = from.remove(field);
            // A null changes nothing: only new metadata drops them.
            if (value != null && !value.isNull()) {
                ObjectNode metadata =
                        row.get("metadata") instanceof ObjectNode known ? known : row.putObject("metadata");
                metadata.set(field, value);
            }
        }
    }
}
