package io.github.llmbridge.contract.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;

/**
 * The fields of an object by name, each with its own. One without fields is a scalar or an object of any content.
 *
 * @param byName the fields
 */
record Fields(SortedMap<String, Fields> byName) {
    boolean isOpen() {
        return byName.isEmpty();
    }

    /** As a schema of which only the names are left. */
    ObjectNode toSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (!isOpen()) {
            ObjectNode properties = schema.putObject("properties");
            byName.forEach((name, fields) -> properties.set(name, fields.toSchema()));
        }
        return schema;
    }
}
