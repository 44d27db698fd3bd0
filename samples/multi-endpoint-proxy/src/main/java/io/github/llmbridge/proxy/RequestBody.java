package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a whole request body, since the model's name may be its last field; never more than the limit. */
final class RequestBody {
    /** A client that is still sending may miss the refusal if its connection is cut. */
    private static final long READ_AWAY = 256L << 20;

    private RequestBody() {}

    /** Fails with a {@link ProxyError} if it is too large or broken. */
    static Future<Buffer> read(HttpServerRequest request, int limit) {
        if (declaredLength(request) > limit) {
            readAway(request, limit);
            return Future.failedFuture(tooLarge(limit));
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                whole.tryFail(tooLarge(limit));
                readAway(request, limit);
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        request.exceptionHandler(
                failure -> whole.tryFail(ProxyError.invalid(400, null, "The request's body is broken or broke off.")));
        request.resume();
        return whole.future();
    }

    /** Reads the rest unseen, but not for ever, and ends the connection. */
    private static void readAway(HttpServerRequest request, int limit) {
        request.handler(rest -> {
            if (request.bytesRead() > limit + READ_AWAY) {
                request.connection().close();
            }
        });
        request.endHandler(end -> request.connection().close());
        request.resume();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw ProxyError.invalid(400, null, "The Content-Length is not a number.");
        }
    }

    private static ProxyError tooLarge(int limit) {
        return ProxyError.invalid(
                413, "request_too_large", "The request body is larger than the " + limit + " bytes that are allowed.");
    }
}
