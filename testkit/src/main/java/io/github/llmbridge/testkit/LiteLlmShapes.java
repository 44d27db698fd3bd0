package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field lists of one line's answers, as the real server gives them, with the value each field has when nothing was
 * set. They are data ({@code litellm-<version>.json}), for one row is shown in a dozen ways. {@code "@Z"} and
 * {@code "@+00:00"} mark times and how they end.
 */
final class LiteLlmShapes {
    private final ObjectNode shapes;

    LiteLlmShapes(LiteLlmLine line) {
        shapes = Json.resource("litellm-" + line.version() + ".json");
    }

    /** The shape's fields in its order, filled from the row; what the shape does not list is left out. */
    ObjectNode render(String shape, ObjectNode row) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> field : fields(shape).properties()) {
            JsonNode byDefault = field.getValue();
            JsonNode value = row.get(field.getKey());
            if (byDefault.isTextual() && byDefault.asText().startsWith("@")) {
                out.set(field.getKey(), time(value, byDefault.asText().substring(1)));
            } else {
                out.set(field.getKey(), value == null ? byDefault.deepCopy() : value.deepCopy());
            }
        }
        return out;
    }

    /** The shape's fields in its order. */
    List<String> names(String shape) {
        List<String> names = new ArrayList<>();
        fields(shape).fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean lists(String shape, String field) {
        return fields(shape).has(field);
    }

    /** What the field holds when it was never set. */
    JsonNode byDefault(String shape, String field) {
        JsonNode value = fields(shape).path(field);
        return value.isTextual() && value.asText().startsWith("@") ? NullNode.getInstance() : value.deepCopy();
    }

    private ObjectNode fields(String shape) {
        if (shapes.get(shape) instanceof ObjectNode fields) {
            return fields;
        }
        throw new IllegalArgumentException("no shape " + shape);
    }

    private static JsonNode time(@Nullable JsonNode value, String zone) {
        if (value == null || value.isNull()) {
            return NullNode.getInstance();
        }
        return Json.object().textNode(format(Instant.parse(value.asText())) + zone);
    }

    /** As Python's isoformat: microseconds, or no fraction when there is none. */
    static String format(Instant time) {
        String pattern = time.equals(time.truncatedTo(ChronoUnit.SECONDS))
                ? "yyyy-MM-dd'T'HH:mm:ss"
                : "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(time);
    }
}
