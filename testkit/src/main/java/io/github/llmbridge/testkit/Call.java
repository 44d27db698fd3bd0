package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it: path variables and query values are decoded. */
record Call(String method, HttpUrl url, Headers headers, String body, Map<String, String> variables) {
    Call {
        variables = Map.copyOf(variables);
    }

    static Call of(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        return new Call(request.getMethod(), request.getUrl(), request.getHeaders(), body, Map.of());
    }

    Call withVariables(Map<String, String> found) {
        return new Call(method, url, headers, body, found);
    }

    /** As sent, without the query. */
    String path() {
        return url.encodedPath();
    }

    /** The value of a `{name}` in the route's pattern. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    @Nullable String query(String name) {
        return url.queryParameter(name);
    }

    /** A parameter may be sent several times. */
    List<String> queryAll(String name) {
        return url.queryParameterValues(name).stream().filter(Objects::nonNull).toList();
    }

    boolean queryFlag(String name) {
        return "true".equalsIgnoreCase(query(name));
    }

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
