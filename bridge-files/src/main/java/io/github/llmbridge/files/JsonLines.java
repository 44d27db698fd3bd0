package io.github.llmbridge.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Lines: each line is an object. */
final class JsonLines implements LineFormat {
    private final ObjectReader reader = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public Fields fields(Line line) {
        JsonNode entry = read(line.text());
        if (!entry.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        entry.properties().forEach(field -> {
            String name = field.getKey();
            if (!Fields.NAMES.contains(name)) {
                throw new IllegalArgumentException("it has a field '" + name + "'; known are " + Fields.NAMES);
            }
            if (!field.getValue().isNull()) {
                fields.put(name, values(name, field.getValue()));
            }
        });
        return new Fields(fields);
    }

    private JsonNode read(String text) {
        try {
            return reader.readTree(text);
        } catch (JsonProcessingException e) {
            String column = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            throw new IllegalArgumentException("it is no JSON" + column, e);
        }
    }

    private static List<String> values(String name, JsonNode value) {
        if (!value.isArray()) {
            return List.of(text(name, value));
        }
        if (!Fields.LISTS.contains(name)) {
            throw new IllegalArgumentException(name + " must be one value, not a list");
        }
        List<String> values = new ArrayList<>();
        value.forEach(one -> values.add(text(name, one)));
        return values;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual() && !value.isBoolean() && !value.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    name + " must be text" + (Fields.LISTS.contains(name) ? " or a list" : ""));
        }
        return value.asText();
    }
}
