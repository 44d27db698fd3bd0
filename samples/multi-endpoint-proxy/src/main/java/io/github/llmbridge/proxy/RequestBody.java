package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a whole request body, since the model's name may be its last field; never more than the limit or the memory allow. */
final class RequestBody {
    /** A client that is still sending may miss the refusal if its connection is cut. */
    private static final long READ_AWAY = 256L << 20;

    private final HttpServerRequest request;
    private final int limit;
    private final BodyMemory.Share memory;
    private final Promise<Buffer> whole = Promise.promise();
    private Buffer body = Buffer.buffer();

    private RequestBody(HttpServerRequest request, int limit, BodyMemory.Share memory) {
        this.request = request;
        this.limit = limit;
        this.memory = memory;
    }

    /** Fails with a {@link ProxyError} if it is too large or broken, or if there is no memory for it now. */
    static Future<Buffer> read(HttpServerRequest request, int limit, BodyMemory.Share memory) {
        RequestBody reading = new RequestBody(request, limit, memory);
        try {
            reading.begin();
        } catch (ProxyError e) {
            reading.refuse(e);
        }
        return reading.whole.future();
    }

    private void begin() {
        int length = (int) room(declaredLength());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        body = Buffer.buffer(length);
        request.handler(this::add);
        request.endHandler(end -> end());
        request.exceptionHandler(
                failure -> whole.tryFail(ProxyError.invalid(400, null, "The request's body is broken or broke off.")));
        request.resume();
    }

    private void add(Buffer chunk) {
        try {
            room((long) body.length() + chunk.length());
            body.appendBuffer(chunk);
        } catch (ProxyError e) {
            refuse(e);
        }
    }

    private void end() {
        // The request lives as long as its answer; the body must not.
        request.handler(null).endHandler(null).exceptionHandler(null);
        whole.tryComplete(body);
    }

    /** The length, for which there is room now. */
    private long room(long length) {
        if (length > limit) {
            throw ProxyError.invalid(
                    413,
                    "request_too_large",
                    "The request body is larger than the " + limit + " bytes that are allowed.");
        }
        memory.growTo(length);
        return length;
    }

    /** Reads the rest unseen, but not for ever, and ends the connection. */
    private void refuse(ProxyError why) {
        whole.tryFail(why);
        body = Buffer.buffer();
        request.handler(rest -> {
            if (request.bytesRead() > limit + READ_AWAY) {
                request.connection().close();
            }
        });
        request.endHandler(end -> request.connection().close());
        request.resume();
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw ProxyError.invalid(400, null, "The Content-Length is not a number.");
        }
    }
}
