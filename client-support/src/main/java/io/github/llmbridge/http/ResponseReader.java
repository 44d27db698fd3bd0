package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.FeignException;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an answer into a value or a typed error. Neither Feign's nor Jackson's own messages get out: they quote bodies. */
final class ResponseReader implements Decoder, ErrorDecoder {
    private static final int LONGEST_ERROR_BODY = 64 * 1024;

    private final JsonMapper json;
    private final Redactor redactor;
    private final ErrorClassifier classifier;
    private final Clock clock;
    private final OurExceptions exceptions;
    private final long longestEvent;

    ResponseReader(
            JsonMapper json, ErrorClassifier classifier, Clock clock, OurExceptions exceptions, long longestEvent) {
        this.exceptions = exceptions;
        this.longestEvent = longestEvent;
        this.json = json;
        this.redactor = new Redactor(json);
        this.classifier = classifier;
        this.clock = clock;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException, FeignException {
        String operation = operation(response);
        if (type == EventStream.class && response.body() != null && ResponseHeaders.isEventStream(response)) {
            return new AnswerEvents(
                    operation, exceptions, response.body(), longestEvent, (data, part) -> part(response, data, part));
        }
        // Feign leaves the closing to us, since events are read later.
        try (response) {
            return whole(response, type, operation);
        }
    }

    private @Nullable Object whole(Response response, Type type, String operation) throws IOException {
        requireNoPage(response);
        if (type == void.class) {
            return null;
        }
        if (response.body() == null || type == EventStream.class) {
            throw unreadable(operation, response.status(), response.body() == null ? "the empty answer" : "the answer");
        }
        try (InputStream body = response.body().asInputStream()) {
            @Nullable Object value = json.readValue(body, json.constructType(type));
            if (DeclaredNulls.areMissedBy(value, response.request())) {
                throw unreadable(operation, response.status(), value == null ? "the answer null" : "the answer");
            }
            return value;
        } catch (JsonMappingException e) {
            rethrowWhatIsNotJacksons(e);
            String place = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw unreadable(operation, response.status(), place.isEmpty() ? "the answer" : "'" + place + "'");
        } catch (JacksonException e) {
            throw unreadable(operation, response.status(), "the answer");
        }
    }

    /** Within a list Jackson takes what its source throws for a fault of the list. */
    private static void rethrowWhatIsNotJacksons(JacksonException wrapper) throws IOException {
        for (Throwable cause = wrapper.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException ours) {
                throw ours;
            }
            if (cause instanceof IOException io && !(cause instanceof JacksonException)) {
                throw io;
            }
        }
    }

    @Override
    public Exception decode(String methodKey, Response response) {
        if (response.status() < 400) {
            return wrongEndpoint(response, "answered with a redirect");
        }
        boolean html = ResponseHeaders.isHtml(response);
        if (html && response.status() < 500 && response.status() != 429) {
            return wrongEndpoint(response, "answered with a page instead of JSON");
        }
        return error(response, response.status(), html, html ? "" : readBody(response));
    }

    /** What one event of an answer holds; an error among them comes as {@code {"error":…}}. */
    private Object part(Response response, String data, Class<?> type) {
        Map<String, Object> content = asObject(data);
        if (content.get("error") instanceof Map<?, ?> error) {
            throw error(response, statusOf(error), false, data);
        }
        try {
            Object value = json.readValue(data, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException notOfThatForm) {
            // Its message quotes the part.
        }
        throw unreadable(operation(response), response.status(), "a part of the answer");
    }

    /** The answer began as a success, so the event itself has to tell. */
    private static int statusOf(Map<?, ?> error) {
        try {
            return Integer.parseInt(String.valueOf(error.get("code")));
        } catch (NumberFormatException notAStatus) {
            return 500;
        }
    }

    private ApiException error(Response response, int status, boolean html, String body) {
        List<String> secrets = redactor.secretsOf(response.request());
        return classifier.classify(new ErrorResponse(
                operation(response),
                status,
                html,
                body,
                asObject(body),
                RetryAfter.parse(ResponseHeaders.first(response, "Retry-After"), clock),
                ResponseHeaders.first(response, classifier.callIdHeader()),
                text -> redactor.redact(text, secrets)));
    }

    /** Throws if a success came with a page: then another server, or an older one, has answered. */
    void requireNoPage(Response response) {
        if (ResponseHeaders.isHtml(response)) {
            throw wrongEndpoint(response, "answered with a page instead of JSON");
        }
    }

    private static String operation(Response response) {
        return Operations.name(response.request());
    }

    private static WrongEndpointException wrongEndpoint(Response response, String what) {
        String message =
                what + "; is the base URL the right server's, and is the server new enough for this operation?";
        return new WrongEndpointException(
                new ErrorDetails(operation(response), response.status(), null, message, null));
    }

    private static UnreadableAnswerException unreadable(String operation, int status, String place) {
        return new UnreadableAnswerException(
                new ErrorDetails(operation, status, null, place + " is not of the expected form", null));
    }

    private static String readBody(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (InputStream body = response.body().asInputStream()) {
            return new String(body.readNBytes(LONGEST_ERROR_BODY), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> asObject(String body) {
        try {
            Map<String, Object> object =
                    Json.plainMapper().readValue(body, new TypeReference<Map<String, Object>>() {});
            return object == null ? Map.of() : object;
        } catch (JacksonException notAnObject) {
            return Map.of();
        }
    }
}
