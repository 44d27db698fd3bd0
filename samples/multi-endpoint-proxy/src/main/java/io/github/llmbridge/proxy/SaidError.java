package io.github.llmbridge.proxy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint says in the body of an error: JSON, a list of it, or the events of the stream that was asked for.
 *
 * @param json without what it was wrapped in
 * @param isWholeText whether the body was nothing else
 */
record SaidError(JsonNode json, boolean isWholeText) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String ERROR = "error";

    /** Null if the text holds no JSON. */
    static @Nullable SaidError in(String text) {
        JsonNode whole = parse(text);
        if (whole != null) {
            JsonNode plain = unwrapped(whole);
            return new SaidError(plain, plain.equals(whole));
        }
        return Stream.concat(eventsData(text), text.lines().limit(1))
                .flatMap(data -> Optional.ofNullable(parse(data)).stream())
                .map(SaidError::unwrapped)
                .filter(JsonNode::isObject)
                .map(json -> new SaidError(json, false))
                // An event that says how the stream began may stand before the error.
                .min((one, other) -> Boolean.compare(other.hasOpenAisForm(), one.hasOpenAisForm()))
                .orElse(null);
    }

    boolean hasOpenAisForm() {
        return json.path(ERROR).isObject();
    }

    /** Google's servers answer with a list of one; the Responses API tells of a failure in {@code response}. */
    private static JsonNode unwrapped(JsonNode json) {
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .map(SaidError::unwrapped)
                    .orElse(json);
        }
        JsonNode failure = json.path("response").path(ERROR);
        return failure.isObject() && !json.path(ERROR).isObject()
                ? JsonNodeFactory.instance.objectNode().set(ERROR, failure)
                : json;
    }

    private static Stream<String> eventsData(String text) {
        return Arrays.stream(text.split("(\r\n|\r|\n){2}", -1))
                .map(event -> event.lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring("data:".length()))
                        .collect(Collectors.joining("\n")));
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json == null || json.isMissingNode() ? null : json;
        } catch (JacksonException e) {
            return null;
        }
    }
}
