package io.github.llmbridge.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of a client and its answer, noted in log and metrics when it is over. One event loop only. */
final class Exchange {
    static final String JSON = "application/json";
    private static final Logger LOG = LoggerFactory.getLogger("io.github.llmbridge.proxy.access");
    private static final int CLIENT_GONE = 499;

    private final HttpServerRequest request;
    private final ProxyMetrics metrics;
    private final String id;
    private final long started = System.nanoTime();
    private String operation = "other";
    private String endpoint = "none";
    private Runnable whenGone = () -> {};
    private Runnable whenOver = () -> {};
    private boolean over;

    Exchange(HttpServerRequest request, ProxyMetrics metrics) {
        this.request = request;
        this.metrics = metrics;
        this.id = RequestId.of(request);
        metrics.opened();
        response().putHeader(RequestId.HEADER, id);
        response().closeHandler(closed -> gone());
        response().endHandler(ended -> over(response().getStatusCode()));
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    ProxyMetrics metrics() {
        return metrics;
    }

    String id() {
        return id;
    }

    boolean isOver() {
        return over;
    }

    /** For log and metrics: one of few words, nothing that a client chose. */
    void operation(String value) {
        operation = value;
    }

    void endpoint(String value) {
        endpoint = value;
    }

    /** What to stop if the client goes away. */
    void whenGone(Runnable action) {
        whenGone = action;
    }

    /** What to do when it is over, however it came to that. */
    void whenOver(Runnable action) {
        whenOver = action;
    }

    void answer(int status, String contentType, Buffer body) {
        if (over || response().headWritten()) {
            return;
        }
        response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (request.method().equals(HttpMethod.HEAD)) {
            response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            response().end();
        } else {
            response().end(body);
        }
    }

    void fail(Throwable failure) {
        if (over) {
            return;
        }
        ProxyError error;
        if (failure instanceof ProxyError expected) {
            error = expected;
        } else {
            LOG.error("request {} failed", id, failure);
            error = ProxyError.internal();
        }
        if (error.status() == 413 || error.status() == 503) {
            // The rest of the body is in the way of a further request.
            response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (error.status() == 503) {
            response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        answer(error.status(), JSON, error.body());
    }

    private void gone() {
        if (!over) {
            over(CLIENT_GONE);
            whenGone.run();
        }
    }

    private void over(int status) {
        if (over) {
            return;
        }
        over = true;
        whenOver.run();
        long nanos = System.nanoTime() - started;
        metrics.closed(endpoint, operation, status, nanos);
        LOG.info(
                "{} {} {} endpoint={} {} {} ms",
                id,
                request.method(),
                operation,
                endpoint,
                status,
                TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
