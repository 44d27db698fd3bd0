package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request as a handler sees it: path variables and query values are decoded.
 *
 * @param headers found whatever the case of their names
 */
record Call(String method, Target target, Map<String, String> headers, String body, Map<String, String> variables) {
    Call {
        variables = Map.copyOf(variables);
    }

    Call withVariables(Map<String, String> found) {
        return new Call(method, target, headers, body, found);
    }

    Call withBody(String other) {
        return new Call(method, target, headers, other, variables);
    }

    /** As sent, without the query. */
    String path() {
        return target.path();
    }

    /** The value of a `{name}` in the route's pattern. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    @Nullable String query(String name) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(Target.Parameter::value)
                .orElse(null);
    }

    /** A parameter may be sent several times. */
    List<String> queryAll(String name) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Target.Parameter::value)
                .filter(Objects::nonNull)
                .toList();
    }

    boolean queryFlag(String name) {
        return "true".equalsIgnoreCase(query(name));
    }

    /** The header's last value, whatever the case of its name. */
    @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Null when there is no body, or when it is not JSON. */
    @Nullable JsonNode json() {
        return Json.parse(body);
    }

    /** The body's fields; empty when the body is missing or not an object. */
    ObjectNode fields() {
        return json() instanceof ObjectNode object ? object : Json.object();
    }
}
