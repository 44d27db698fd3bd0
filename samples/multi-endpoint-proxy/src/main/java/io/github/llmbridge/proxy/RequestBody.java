package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a whole request body, since the model's name may be its last field; never more than the limit. */
final class RequestBody {
    private RequestBody() {}

    /** Fails with a {@link ProxyError} if it is too large; the rest is then read away unseen, so that the client hears it. */
    static Future<Buffer> read(HttpServerRequest request, int limit) {
        if (declaredLength(request) > limit) {
            request.resume();
            return Future.failedFuture(tooLarge(limit));
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                request.handler(rest -> {});
                whole.tryFail(tooLarge(limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        request.exceptionHandler(whole::tryFail);
        request.resume();
        return whole.future();
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
