package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** What PostgreSQL keeps in no text and in no JSON. */
final class NullCharacter {
    private static final char NULL = 0;

    private NullCharacter() {}

    /** Whether a text or a name within has it. */
    static boolean isIn(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue().indexOf(NULL) >= 0;
        }
        for (var field : json.properties()) {
            if (field.getKey().indexOf(NULL) >= 0) {
                return true;
            }
        }
        for (JsonNode inner : json) {
            if (isIn(inner)) {
                return true;
            }
        }
        return false;
    }
}
