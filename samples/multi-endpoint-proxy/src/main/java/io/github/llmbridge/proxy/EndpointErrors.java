package io.github.llmbridge.proxy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.llmbridge.endpoints.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes an endpoint's error on: as it is if it has OpenAI's form, else put into that form. Never with the endpoint's key. */
final class EndpointErrors {
    private static final int LONGEST_TEXT = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private EndpointErrors() {}

    static Buffer body(Endpoint endpoint, int status, @Nullable String contentType, Buffer body) {
        String clean = EchoedKey.hide(body.toString(StandardCharsets.UTF_8), endpoint.apiKey());
        JsonNode json = parse(clean);
        if (json != null && EchoedKey.isIn(json.toString(), endpoint.apiKey())) {
            // It was written with escapes.
            clean = EchoedKey.hide(json.toString(), endpoint.apiKey());
            json = parse(clean);
        }
        if (json != null && json.path("error").isObject()) {
            return Buffer.buffer(clean);
        }
        String type = Objects.requireNonNullElse(contentType, "no content type");
        String said = json != null ? message(json) : type.startsWith("text/plain") ? shorten(clean.strip()) : "";
        return ProxyError.upstream(
                        status,
                        "upstream_status_" + status,
                        said.isEmpty()
                                ? "The endpoint of `" + endpoint.id() + "` answered HTTP " + status + " with " + type
                                        + "."
                                : said)
                .body();
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json == null || json.isMissingNode() ? null : json;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** FastAPI says {@code detail}, others {@code message} or {@code error}. */
    private static String message(JsonNode json) {
        for (String field : new String[] {"detail", "message", "error"}) {
            JsonNode said = json.path(field);
            if (!said.isMissingNode() && !said.isNull()) {
                return shorten(said.isTextual() ? said.textValue() : said.toString());
            }
        }
        return shorten(json.toString());
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
