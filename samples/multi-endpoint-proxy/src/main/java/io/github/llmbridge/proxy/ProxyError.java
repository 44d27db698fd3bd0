package io.github.llmbridge.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A refusal or failure, in the form in which OpenAI tells it. Carries no stack: it is an answer. */
final class ProxyError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String code;

    private ProxyError(int status, String type, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    /** The client's fault. */
    static ProxyError invalid(int status, @Nullable String code, String message) {
        return new ProxyError(status, "invalid_request_error", code, message);
    }

    /** The endpoint's fault. */
    static ProxyError upstream(int status, String code, String message) {
        return new ProxyError(status, "upstream_error", code, message);
    }

    /** Nobody's fault, and soon over. */
    static ProxyError busy() {
        return new ProxyError(
                503,
                "server_error",
                "too_many_bodies",
                "The proxy holds as many request bodies as its memory allows; try again in a moment.");
    }

    static ProxyError internal() {
        return new ProxyError(500, "server_error", "internal_error", "The proxy has failed; its log tells more.");
    }

    int status() {
        return status;
    }

    String code() {
        return code == null ? "" : code;
    }

    Buffer body() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("param", (String) null)
                .put("code", code);
        return Buffer.buffer(error.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The error as the last event of a stream that has begun: clients of OpenAI raise it. */
    Buffer event() {
        return Buffer.buffer("data: ").appendBuffer(body()).appendString("\n\n");
    }
}
