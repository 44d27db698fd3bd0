package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paging and sorting as the list routes share them. */
record LiteLlmPages(int page, int size) {
    private static final int LARGEST = 100;

    static LiteLlmPages of(Call call, LiteLlmErrors errors, String sizeName, int defaultSize) {
        return of(call, errors, sizeName, defaultSize, LARGEST);
    }

    static LiteLlmPages of(Call call, LiteLlmErrors errors, String sizeName, int defaultSize, int largest) {
        return new LiteLlmPages(
                number(call, errors, "page", 1, Integer.MAX_VALUE),
                number(call, errors, sizeName, defaultSize, largest));
    }

    private static int number(Call call, LiteLlmErrors errors, String name, int byDefault, int most) {
        String text = call.query(name);
        if (text == null) {
            return byDefault;
        }
        JsonNode input = Json.object().textNode(text);
        int value;
        try {
            value = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw errors.invalid(
                    "int_parsing",
                    "Input should be a valid integer, unable to parse string as an integer",
                    input,
                    null,
                    "query",
                    name);
        }
        if (value < 1) {
            throw errors.invalid(
                    "greater_than_equal",
                    "Input should be greater than or equal to 1",
                    input,
                    Json.object().put("ge", 1),
                    "query",
                    name);
        }
        if (value > most) {
            throw errors.invalid(
                    "less_than_equal",
                    "Input should be less than or equal to " + most,
                    input,
                    Json.object().put("le", most),
                    "query",
                    name);
        }
        return value;
    }

    int pagesFor(int total) {
        return (total + size - 1) / size;
    }

    <T> List<T> cut(List<T> all) {
        return all.stream().skip((page - 1L) * size).limit(size).toList();
    }

    /** By one field; rows without it come last. */
    static Comparator<ObjectNode> by(String field, @Nullable String order) {
        Comparator<JsonNode> values = (a, b) -> a.isNumber()
                ? Double.compare(a.asDouble(), b.asDouble())
                : a.asText().compareTo(b.asText());
        Comparator<JsonNode> ordered = "desc".equals(order) ? values.reversed() : values;
        return (left, right) -> {
            boolean has = Json.has(left, field);
            if (has != Json.has(right, field)) {
                return has ? -1 : 1;
            }
            return has ? ordered.compare(left.get(field), right.get(field)) : 0;
        };
    }
}
