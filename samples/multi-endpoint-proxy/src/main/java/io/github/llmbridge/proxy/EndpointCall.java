package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One call of an endpoint, from its first byte to its end, however that comes. One event loop only. */
final class EndpointCall {
    /** How long an endpoint may leave its answer open behind the last event. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final RequestedModel model;
    private final Vertx vertx;
    private final Duration readTimeout;
    private final long started = System.nanoTime();
    private @Nullable HttpClientRequest request;
    private @Nullable IdleTimer timer;
    private @Nullable AnswerRelay relay;
    private long lastWords = -1;
    private boolean done;

    EndpointCall(Exchange exchange, RequestedModel model, Vertx vertx, Duration readTimeout) {
        this.exchange = exchange;
        this.model = model;
        this.vertx = vertx;
        this.readTimeout = readTimeout;
        exchange.whenGone(this::abandon);
    }

    /**
     * Sends the request.
     *
     * @param sent called when its body needs no memory any more
     */
    void send(HttpClientRequest toEndpoint, List<Buffer> parts, Runnable sent) {
        request = toEndpoint;
        if (done) {
            toEndpoint.reset();
            return;
        }
        timer = new IdleTimer(vertx, readTimeout, this::silent);
        toEndpoint.response().onSuccess(this::answered).onFailure(this::brokenOff);
        Forwarding.write(toEndpoint, parts).onComplete(written -> sent.run());
    }

    /** No connection was made. */
    void unreachable(Throwable failure) {
        String why = "the connection was refused or broke off";
        if (failure instanceof UnknownHostException || failure.getCause() instanceof UnknownHostException) {
            why = "its host is not known";
        } else if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            why = "TLS could not be agreed on";
        } else if (failure instanceof TimeoutException
                || failure.getClass().getSimpleName().contains("Timeout")) {
            why = "connecting took too long";
        }
        fail(
                "unreachable",
                ProxyError.upstream(502, "endpoint_unreachable", place() + " cannot be reached: " + why + "."));
    }

    private void answered(HttpClientResponse answer) {
        if (done || timer == null) {
            return;
        }
        exchange.metrics().firstByte(endpoint().id(), System.nanoTime() - started);
        answer.exceptionHandler(this::brokenOff);
        int status = answer.statusCode();
        if (status < 200 || status > 999) {
            // Handed on, 101 would make a tunnel of the client's connection.
            fail(
                    "broken",
                    ProxyError.upstream(
                            502,
                            "endpoint_broke_off",
                            place() + " answered HTTP " + status + ", which ends no request."));
            abandon();
            return;
        }
        timer.touch();
        relay = new AnswerRelay(exchange, model, timer, answer);
        relay.start(this::saidAll, this::close);
    }

    /** Clients that read up to the end must not wait for an endpoint that has nothing more to say. */
    private void saidAll() {
        if (!done) {
            lastWords = vertx.setTimer(LAST_WORDS.toMillis(), passed -> {
                endStream();
                abandon();
            });
        }
    }

    private void endStream() {
        close();
        if (relay != null) {
            relay.end();
        }
    }

    private void brokenOff(Throwable failure) {
        fail(
                "broken",
                ProxyError.upstream(502, "endpoint_broke_off", place() + " broke off before its answer was whole."));
    }

    private void silent() {
        fail(
                "silent",
                ProxyError.upstream(
                        504,
                        "endpoint_timeout",
                        place() + " sent nothing for " + readTimeout.toSeconds() + " seconds."));
        abandon();
    }

    private void fail(String reason, ProxyError error) {
        if (done) {
            return;
        }
        if (relay != null && relay.hasSaidAll()) {
            endStream();
            return;
        }
        close();
        exchange.metrics().endpointFailed(endpoint().id(), reason);
        if (relay == null) {
            exchange.fail(error);
        } else {
            relay.fail(error);
        }
    }

    /** Nobody waits for the answer any more, so the endpoint need not go on. */
    private void abandon() {
        close();
        if (request != null) {
            request.reset();
        }
    }

    private void close() {
        done = true;
        vertx.cancelTimer(lastWords);
        if (timer != null) {
            timer.stop();
        }
    }

    private Endpoint endpoint() {
        return model.endpoint();
    }

    private String place() {
        return "The endpoint of `" + endpoint().id() + "`";
    }
}
