package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the server sent it. The body may hold secrets; {@link #toString()} shows none of it. Immutable.
 */
public final class RawAnswer {
    private final JsonMapper json;
    private final OurExceptions exceptions;
    private final String operation;
    private final int status;
    private final Map<String, List<String>> headers;
    private final String body;

    RawAnswer(
            JsonMapper json,
            OurExceptions exceptions,
            String operation,
            int status,
            Map<String, List<String>> headers,
            String body) {
        this.exceptions = exceptions;
        TreeMap<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        this.json = json;
        this.operation = operation;
        this.status = status;
        this.headers = Collections.unmodifiableMap(byName);
        this.body = body;
    }

    /** Resource and method, such as {@code keys.generate}. */
    public String operation() {
        return operation;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All headers; the names are found whatever their case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as text; empty if there was none. */
    public String body() {
        return body;
    }

    /**
     * The body as a JSON object.
     *
     * @throws UnreadableAnswerException if it is none
     */
    public Map<String, Object> object() {
        return parse(() -> json.readValue(body, new TypeReference<Map<String, Object>>() {}));
    }

    /**
     * The body as a JSON list.
     *
     * @throws UnreadableAnswerException if it is none
     */
    public List<Object> list() {
        return parse(() -> json.readValue(body, new TypeReference<ValueList<Object>>() {}));
    }

    /**
     * The body read into a type of the caller's: a record with names in camel case, or the class of a text, number or boolean.
     *
     * @throws UnreadableAnswerException if the body is not of that form
     */
    public <T> T read(Class<T> type) {
        return parse(() -> json.readValue(body, type));
    }

    @FunctionalInterface
    private interface Parsing<T> {
        @Nullable T run() throws JacksonException;
    }

    private <T> T parse(Parsing<T> parsing) {
        return exceptions.of(operation, () -> {
            try {
                T value = parsing.run();
                if (value != null) {
                    return value;
                }
            } catch (JacksonException notOfThatForm) {
                // Its message quotes the body.
            }
            throw new UnreadableAnswerException(
                    new ErrorDetails(operation, status, null, "the answer is not of the expected form", null));
        });
    }

    @Override
    public String toString() {
        return "RawAnswer[" + operation + ", " + status + "]";
    }
}
