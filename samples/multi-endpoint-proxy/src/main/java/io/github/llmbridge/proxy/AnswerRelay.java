package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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
    private @Nullable AnswerText text;

    AnswerRelay(Exchange exchange, RequestedModel model, IdleTimer timer, HttpClientResponse answer) {
        this.exchange = exchange;
        this.model = model;
        this.timer = timer;
        this.answer = answer;
        this.response = exchange.response();
        this.ownHeaders = HttpHeaders.headers().setAll(response.headers());
    }

    /**
     * Begins.
     *
     * @param saidAll called when the last event of a stream has gone on, which the end of the answer may or may not follow
     * @param finished called when the answer has come to its end
     */
    void start(Runnable saidAll, Runnable finished) {
        int status = answer.statusCode();
        if (status >= 400) {
            collectError(finished);
        } else if (status >= 300 && status != 304) {
            refuse(finished, "endpoint_redirects", ": its url in the configuration is not the final one.");
        } else if (!isStoredFile() && MediaTypes.isWebPage(contentType())) {
            refuse(
                    finished,
                    "endpoint_answers_html",
                    " with a web page: its url in the configuration is not that of an API.");
        } else {
            stream(saidAll, finished);
        }
    }

    /** Whether nothing is missing of a stream, however it ends. */
    boolean hasSaidAll() {
        return text != null && text.isWhole();
    }

    /** Nothing more comes, or it is not worth waiting for. */
    void end() {
        if (exchange.isOver()) {
            return;
        }
        Future<Void> sent = response.end(text == null ? Buffer.buffer() : text.rest());
        if (isOldClient()) {
            // HTTP/1.0 has no chunks: an answer of unknown length ends with its connection.
            sent.onComplete(done -> exchange.request().connection().close());
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
        } else if (text != null && text.betweenEvents()) {
            response.end(error.event());
        } else {
            // The only way left to tell the client that its answer is not whole.
            response.reset();
        }
    }

    /** Reads the answer unseen, so that the connection can be used again. */
    private void refuse(Runnable finished, String code, String why) {
        answer.handler(ignored -> timer.touch()).endHandler(end -> {
            finished.run();
            exchange.fail(ProxyError.upstream(
                    502,
                    code,
                    "The endpoint of `" + model.endpoint().id() + "` answered HTTP " + answer.statusCode() + why));
        });
        answer.resume();
    }

    private void stream(Runnable saidAll, Runnable finished) {
        response.setStatusCode(answer.statusCode());
        PassedHeaders.toClient(answer.headers(), response.headers(), model);
        text = text();
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && text == null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else if (hasBody() && !isOldClient()) {
            response.setChunked(true);
            // A stream's first event may be long in coming; its head is not.
            response.writeHead();
        }
        answer.handler(chunk -> pass(chunk, saidAll));
        answer.endHandler(end -> {
            finished.run();
            end();
        });
        answer.resume();
    }

    private void pass(Buffer chunk, Runnable saidAll) {
        timer.touch();
        boolean more = !hasSaidAll();
        Buffer out = text == null ? chunk : text.pass(chunk);
        if (exchange.isOver()) {
            return;
        }
        if (out.length() > 0) {
            write(out);
        }
        if (more && hasSaidAll()) {
            saidAll.run();
        }
    }

    private void write(Buffer out) {
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
            PassedHeaders.toClient(answer.headers(), response.headers(), model);
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            exchange.answer(
                    answer.statusCode(),
                    Exchange.JSON,
                    EndpointErrors.body(model.endpoint(), answer.statusCode(), contentType(), body));
        });
    }

    private @Nullable AnswerText text() {
        return !hasBody() || isStoredFile() || answer.getHeader(HttpHeaders.CONTENT_ENCODING) != null
                ? null
                : AnswerText.of(model, contentType());
    }

    private @Nullable String contentType() {
        return answer.getHeader(HttpHeaders.CONTENT_TYPE);
    }

    /** Its content is not ours to change. */
    private boolean isStoredFile() {
        return exchange.request().path().endsWith("/content");
    }

    private boolean isOldClient() {
        return exchange.request().version() == HttpVersion.HTTP_1_0;
    }

    private boolean hasBody() {
        int status = answer.statusCode();
        return status != 204 && status != 304 && !exchange.request().method().equals(HttpMethod.HEAD);
    }
}
