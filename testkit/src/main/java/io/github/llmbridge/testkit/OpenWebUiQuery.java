package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters that have a type. */
final class OpenWebUiQuery {
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "f", "n");

    private final Call call;
    private final OpenWebUiLine line;

    OpenWebUiQuery(Call call, OpenWebUiLine line) {
        this.call = call;
        this.line = line;
    }

    /** False when left out. */
    boolean flag(String name) {
        String value = call.query(name);
        if (value == null || FALSE.contains(value.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (TRUE.contains(value.toLowerCase(Locale.ROOT))) {
            return true;
        }
        throw refused(name, value, "bool_parsing", "Input should be a valid boolean, unable to interpret input");
    }

    /** 1 when left out; less than that counts as 1. */
    int page() {
        String value = call.query("page");
        if (value == null) {
            return 1;
        }
        try {
            return Math.max(1, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw refused(
                    "page",
                    value,
                    "int_parsing",
                    "Input should be a valid integer, unable to parse string as an integer");
        }
    }

    /** As {@link #page}, on a route that refuses less than 1. */
    int pageFromOne() {
        String value = call.query("page");
        if (value != null && value.strip().matches("0|-\\d{1,9}")) {
            throw refused("page", value, "greater_than_equal", "Input should be greater than or equal to 1");
        }
        return page();
    }

    /** One of some words. */
    String oneOf(String name, String otherwise, Set<String> words) {
        String value = call.query(name);
        if (value != null && !words.contains(value)) {
            throw refused(name, value, "literal_error", "Input should be one of the words that the server knows");
        }
        return value == null ? otherwise : value;
    }

    /** Null when left out or empty, which the server does not tell apart. */
    @Nullable String text(String name) {
        String value = call.query(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private OpenWebUiRefusal refused(String name, String value, String type, String message) {
        ObjectNode error = Json.object().put("type", type);
        error.putArray("loc").add("query").add(name);
        error.put("msg", message).put("input", value);
        return new OpenWebUiRefusal(
                OpenWebUiWire.unprocessable(line, call, Json.array().add(error)));
    }
}
