package io.github.llmbridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for an operation that this SDK has no method for. Reads (GET) are repeated after a failure, all else only if
 * the server certainly did nothing; {@link #repeat} says otherwise. Immutable.
 */
public final class RawRequest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> query;
    private final @Nullable Object body;
    private final Repeat repeat;

    private RawRequest(
            String method, String path, List<Map.Entry<String, String>> query, @Nullable Object body, Repeat repeat) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.repeat = repeat;
    }

    /**
     * A request.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path from the root of the server, such as {@code /health/history}, percent-encoded where it needs to be
     */
    public static RawRequest of(String method, String path) {
        String verb = method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(verb)) {
            throw new IllegalArgumentException("method must be one of GET, POST, PUT, PATCH and DELETE");
        }
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("?") || path.contains("#")) {
            throw new IllegalArgumentException(
                    "path must begin with one slash and hold no query; use query(name, value)");
        }
        return new RawRequest(verb, path, List.of(), null, verb.equals("GET") ? Repeat.ALWAYS : Repeat.IF_NOT_DONE);
    }

    /** A GET request; see {@link #of}. */
    public static RawRequest get(String path) {
        return of("GET", path);
    }

    /** A POST request; see {@link #of}. */
    public static RawRequest post(String path) {
        return of("POST", path);
    }

    /** A further query parameter, as it is: it is encoded here. */
    public RawRequest query(String name, Object value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(query);
        all.add(Map.entry(name, value.toString()));
        return new RawRequest(method, path, List.copyOf(all), body, repeat);
    }

    /** The JSON body: a map, list or record; names of records in snake case, secrets in clear. */
    public RawRequest json(Object value) {
        if (method.equals("GET")) {
            throw new IllegalArgumentException("json: a GET request has no body");
        }
        return new RawRequest(method, path, query, value, repeat);
    }

    /** When the request may be sent again. */
    public RawRequest repeat(Repeat value) {
        return new RawRequest(method, path, query, body, value);
    }

    String method() {
        return method;
    }

    @Nullable Object body() {
        return body;
    }

    Repeat repeat() {
        return repeat;
    }

    /** Path and query. */
    String target() {
        StringBuilder target = new StringBuilder(path);
        String separator = "?";
        for (Map.Entry<String, String> parameter : query) {
            target.append(separator)
                    .append(LiteralValues.escape(parameter.getKey()))
                    .append('=')
                    .append(LiteralValues.escape(parameter.getValue()));
            separator = "&";
        }
        return target.toString();
    }

    /** Neither query nor body: they may hold secrets. */
    @Override
    public String toString() {
        return "RawRequest[" + method + " " + path + "]";
    }
}
