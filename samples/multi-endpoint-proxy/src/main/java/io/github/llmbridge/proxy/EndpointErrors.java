package io.github.llmbridge.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.endpoints.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes an endpoint's error on: as it is if it has OpenAI's form, else put into that form. Never with the endpoint's key. */
final class EndpointErrors {
    private static final int LONGEST_TEXT = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private EndpointErrors() {}

    static Buffer body(Endpoint endpoint, int status, @Nullable String contentType, Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        String clean = EchoedKey.hide(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, endpoint.apiKey());
        SaidError said = SaidError.in(clean);
        if (said != null && EchoedKey.isIn(said.json().toString(), endpoint.apiKey())) {
            // It was written with escapes.
            clean = EchoedKey.hide(said.json().toString(), endpoint.apiKey());
            said = SaidError.in(clean);
        }
        if (said != null && said.hasOpenAisForm()) {
            return Buffer.buffer(said.isWholeText() ? clean : said.json().toString());
        }
        String type = Objects.requireNonNullElse(contentType, "no content type");
        String message = said != null ? message(said.json()) : type.startsWith("text/plain") ? clean.strip() : "";
        return ProxyError.upstream(
                        status,
                        code(said, status),
                        message.isEmpty()
                                ? "The endpoint of `" + endpoint.id() + "` answered HTTP " + status + " with " + type
                                        + "."
                                : shorten(message))
                .body();
    }

    private static String code(@Nullable SaidError said, int status) {
        String code = said == null ? null : said.json().path("code").textValue();
        return code == null || code.isEmpty() ? "upstream_status_" + status : code;
    }

    /** FastAPI says {@code detail}, others {@code message} or {@code error}. */
    private static String message(JsonNode json) {
        for (String field : new String[] {"detail", "message", "error"}) {
            JsonNode said = json.path(field);
            if (!said.isMissingNode() && !said.isNull()) {
                return said.isTextual() ? said.textValue() : said.toString();
            }
        }
        return json.toString();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
