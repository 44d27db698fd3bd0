package io.github.llmbridge.proxy;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is not HTTP, or too much of it, and ends the connection, on which nothing can be trusted any more. */
final class InvalidRequests {
    private InvalidRequests() {}

    static void answer(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        ProxyError error = ProxyError.invalid(400, null, "This is not an HTTP request.");
        if (cause instanceof TooLongHttpLineException) {
            error = ProxyError.invalid(414, null, "The request's address is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            error = ProxyError.invalid(431, null, "The request's headers are too large.");
        }
        request.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Exchange.JSON)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(error.body())
                .onComplete(sent -> request.connection().close());
    }
}
