package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands an endpoint's answer to the client as it comes, no faster than the client takes it. One event loop only. */
final class AnswerRelay {
    private static final int LARGEST_ERROR = 1 << 20;

    private final Exchange exchange;
    private final RequestedModel model;
    private final IdleTimer timer;
    private final HttpClientResponse answer;
    private final HttpServerResponse response;
    private final MultiMap ownHeaders;
    private @Nullable AnswerNames names;

    AnswerRelay(Exchange exchange, RequestedModel model, IdleTimer timer, HttpClientResponse answer) {
        this.exchange = exchange;
        this.model = model;
        this.timer = timer;
        this.answer = answer;
        this.response = exchange.response();
        this.ownHeaders = HttpHeaders.headers().setAll(response.headers());
    }

    /** Begins; tells when the answer is whole. */
    void start(Runnable finished) {
        int status = answer.statusCode();
        if (status >= 400) {
            collectError(finished);
        } else if (status >= 300 && status != 304) {
            answer.handler(ignored -> timer.touch()).endHandler(end -> {
                finished.run();
                exchange.fail(ProxyError.upstream(
                        502,
                        "endpoint_redirects",
                        "The endpoint of `" + model.endpoint().id() + "` answered HTTP " + status
                                + ": its url in the configuration is not the final one."));
            });
        } else {
            stream(finished);
        }
    }

    /** The endpoint has failed after its answer began. */
    void fail(ProxyError error) {
        if (exchange.isOver()) {
            return;
        }
        if (!response.headWritten()) {
            // The endpoint's headers tell of a body that does not come.
            response.headers().setAll(ownHeaders);
            exchange.fail(error);
        } else if (names != null && names.betweenEvents()) {
            response.end(error.event());
        } else {
            // The only way left to tell the client that its answer is not whole.
            response.reset();
        }
    }

    private void stream(Runnable finished) {
        response.setStatusCode(answer.statusCode());
        PassedHeaders.toClient(
                answer.headers(), response.headers(), model.endpoint().apiKey());
        names = names();
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean oldClient = exchange.request().version() == HttpVersion.HTTP_1_0;
        if (length != null && names == null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else if (hasBody() && !oldClient) {
            response.setChunked(true);
            // A stream's first event may be long in coming; its head is not.
            response.writeHead();
        }
        answer.handler(this::pass);
        answer.endHandler(end -> {
            finished.run();
            Future<Void> sent = response.end();
            if (oldClient) {
                // HTTP/1.0 has no chunks: an answer of unknown length ends with its connection.
                sent.onComplete(done -> exchange.request().connection().close());
            }
        });
        answer.resume();
    }

    private void pass(Buffer chunk) {
        timer.touch();
        Buffer out = names == null ? chunk : names.pass(chunk);
        if (out.length() == 0 || exchange.isOver()) {
            return;
        }
        response.write(out);
        if (response.writeQueueFull()) {
            answer.pause();
            timer.listening(false);
            response.drainHandler(drained -> {
                timer.listening(true);
                answer.resume();
            });
        }
    }

    private void collectError(Runnable finished) {
        Buffer body = Buffer.buffer();
        answer.handler(chunk -> {
            timer.touch();
            if (body.length() < LARGEST_ERROR) {
                body.appendBuffer(chunk);
            }
        });
        answer.endHandler(end -> {
            finished.run();
            if (answer.statusCode() >= 500) {
                // uvicorn closes a connection after an unhandled error without saying so.
                answer.request().connection().close();
            }
            PassedHeaders.toClient(
                    answer.headers(), response.headers(), model.endpoint().apiKey());
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
            exchange.answer(
                    answer.statusCode(),
                    Exchange.JSON,
                    EndpointErrors.body(model.endpoint(), answer.statusCode(), type, body));
        });
    }

    /** Names are put into JSON and events that can be read; a stored file's content is not ours to change. */
    private @Nullable AnswerNames names() {
        String type = Objects.requireNonNullElse(answer.getHeader(HttpHeaders.CONTENT_TYPE), "")
                .toLowerCase(Locale.ROOT);
        if (!hasBody()
                || answer.getHeader(HttpHeaders.CONTENT_ENCODING) != null
                || exchange.request().path().endsWith("/content")) {
            return null;
        }
        if (type.startsWith("text/event-stream")) {
            return AnswerNames.ofEvents(model.name());
        }
        return type.startsWith(Exchange.JSON) ? AnswerNames.ofDocument(model.name()) : null;
    }

    private boolean hasBody() {
        int status = answer.statusCode();
        return status != 204 && status != 304 && !exchange.request().method().equals(HttpMethod.HEAD);
    }
}
