package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way through the server's validation. First read, which refuses broken JSON before the caller is
 * even known; then the expectations, field by field; then {@link #check}, which refuses them all at once.
 */
final class OpenWebUiForm {
    private static final Set<String> FLAGS =
            Set.of("true", "false", "1", "0", "yes", "no", "on", "off", "t", "f", "y", "n");

    private final Call call;
    private final OpenWebUiLine line;
    private final ObjectNode fields;
    private final ArrayNode errors = Json.array();
    /** Whether there is an object to look for fields in; without one the fields' own faults are not told. */
    private final boolean isObject;

    private OpenWebUiForm(Call call, OpenWebUiLine line, JsonNode body) {
        this.call = call;
        this.line = line;
        this.isObject = body.isObject();
        if (body instanceof ObjectNode object) {
            fields = object;
        } else {
            fields = Json.object();
            if (body.isNull()) {
                error("missing", "Field required", body);
            } else {
                error(
                        "model_attributes_type",
                        "Input should be a valid dictionary or object to extract fields from",
                        body);
            }
        }
    }

    static OpenWebUiForm read(Call call, OpenWebUiLine line) {
        if (call.body().isEmpty()) {
            return new OpenWebUiForm(call, line, NullNode.instance);
        }
        String contentType = call.header("Content-Type");
        boolean json = contentType == null ? !line.does(OpenWebUiFact.INSISTS_ON_CONTENT_TYPE) : isJson(contentType);
        if (!json) {
            return new OpenWebUiForm(call, line, TextNode.valueOf(call.body()));
        }
        JsonNode body = call.json();
        if (body == null) {
            ObjectNode error = Json.object().put("type", "json_invalid");
            error.putArray("loc").add("body").add(0);
            error.put("msg", "JSON decode error").set("input", Json.object());
            error.putObject("ctx").put("error", "Expecting value");
            throw new OpenWebUiRefusal(
                    OpenWebUiWire.unprocessable(line, call, Json.array().add(error)));
        }
        return new OpenWebUiForm(call, line, body);
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip();
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    OpenWebUiForm requiredText(String... names) {
        for (String name : names) {
            if (present(name)) {
                fit(name, fields.get(name).isTextual(), "string_type", "Input should be a valid string");
            }
        }
        return this;
    }

    OpenWebUiForm optionalText(String... names) {
        for (String name : names) {
            fitOrNull(name, fields.path(name).isTextual(), "string_type", "Input should be a valid string");
        }
        return this;
    }

    OpenWebUiForm optionalObject(String... names) {
        for (String name : names) {
            fitOrNull(name, fields.path(name).isObject(), "dict_type", "Input should be a valid dictionary");
        }
        return this;
    }

    OpenWebUiForm optionalTexts(String name) {
        fitOrNull(name, fields.path(name).isArray(), "list_type", "Input should be a valid list");
        if (fields.get(name) instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isTextual()) {
                    error("string_type", "Input should be a valid string", list.get(i), name, i);
                }
            }
        }
        return this;
    }

    OpenWebUiForm requiredTexts(String name) {
        return present(name) ? optionalTexts(name) : this;
    }

    OpenWebUiForm requiredObject(String name) {
        if (present(name)) {
            fit(name, fields.get(name).isObject(), "dict_type", "Input should be a valid dictionary");
        }
        return this;
    }

    OpenWebUiForm requiredObjects(String name) {
        if (present(name)) {
            fit(name, fields.get(name).isArray(), "list_type", "Input should be a valid list");
            for (int i = 0; i < fields.get(name).size(); i++) {
                JsonNode item = fields.get(name).get(i);
                if (item != null && !item.isObject()) {
                    error("dict_type", "Input should be a valid dictionary", item, name, i);
                }
            }
        }
        return this;
    }

    /** Expects a field of the same type as the example. */
    OpenWebUiForm requiredLike(String name, JsonNode example) {
        if (example.isBoolean()) {
            return present(name) ? flag(fields.get(name), name) : this;
        }
        return requiredText(name);
    }

    /** Expects an object of flags; those left out are no fault. */
    OpenWebUiForm requiredFlags(String name, Iterable<String> known) {
        if (present(name)) {
            if (fields.get(name) instanceof ObjectNode section) {
                for (String key : known) {
                    if (section.has(key)) {
                        flag(section.get(key), name, key);
                    }
                }
            } else {
                error(
                        "model_attributes_type",
                        "Input should be a valid dictionary or object to extract fields from",
                        fields.get(name),
                        name);
            }
        }
        return this;
    }

    /** A rule of the server's own about a value of the right type. */
    OpenWebUiForm rule(String name, boolean kept, String message) {
        if (!kept) {
            ObjectNode error = entry("value_error", "Value error, " + message, fields.path(name), name);
            error.putObject("ctx").putObject("error");
            errors.add(error);
        }
        return this;
    }

    void check() {
        if (!errors.isEmpty()) {
            throw new OpenWebUiRefusal(OpenWebUiWire.unprocessable(line, call, errors));
        }
    }

    boolean has(String name) {
        return fields.has(name);
    }

    String text(String name) {
        return fields.path(name).asText();
    }

    /** Null also when the field was left out. */
    @Nullable String textOrNull(String name) {
        return fields.hasNonNull(name) ? fields.get(name).asText() : null;
    }

    @Nullable ObjectNode objectOrNull(String name) {
        return fields.get(name) instanceof ObjectNode object ? object : null;
    }

    /** Null also when the field was left out. */
    @Nullable List<String> textsOrNull(String name) {
        if (!(fields.get(name) instanceof ArrayNode list)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    ObjectNode fields() {
        return fields;
    }

    private boolean present(String name) {
        if (isObject && !fields.has(name)) {
            error("missing", "Field required", fields, name);
        }
        return fields.has(name);
    }

    private void fitOrNull(String name, boolean fits, String type, String message) {
        if (fields.hasNonNull(name)) {
            fit(name, fits, type, message);
        }
    }

    private void fit(String name, boolean fits, String type, String message) {
        if (!fits) {
            error(type, message, fields.get(name), name);
        }
    }

    private OpenWebUiForm flag(JsonNode value, Object... path) {
        boolean fits = value.isBoolean()
                || (value.isTextual() && FLAGS.contains(value.asText().toLowerCase(Locale.ROOT)))
                || (value.isIntegralNumber() && (value.asLong() == 0 || value.asLong() == 1));
        if (!fits && (value.isTextual() || value.isNumber())) {
            error("bool_parsing", "Input should be a valid boolean, unable to interpret input", value, path);
        } else if (!fits) {
            error("bool_type", "Input should be a valid boolean", value, path);
        }
        return this;
    }

    private void error(String type, String message, JsonNode input, Object... path) {
        errors.add(entry(type, message, input, path));
    }

    private static ObjectNode entry(String type, String message, JsonNode input, Object... path) {
        ObjectNode entry = Json.object().put("type", type);
        ArrayNode location = entry.putArray("loc").add("body");
        for (Object step : path) {
            if (step instanceof Integer index) {
                location.add(index);
            } else {
                location.add(step.toString());
            }
        }
        entry.put("msg", message).set("input", input);
        return entry;
    }
}
