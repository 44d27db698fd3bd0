package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest extends ProxyFixture {
    private static final String EVENT = "data: {\"model\":\"gpt-4o-mini\",\"choices\":[]}\n\n";
    private static final String MAPPED = EVENT.replace("gpt-4o-mini", "mini");
    private static final String REQUEST = RawConnection.lines("""
            POST /v1/chat/completions HTTP/1.1
            Host: x
            Content-Type: application/json
            Content-Length: 30

            {"stream":true,"model":"mini"}""");

    private final CompletableFuture<HttpServerResponse> began = new CompletableFuture<>();
    private final CompletableFuture<Void> freed = new CompletableFuture<>();

    @Override
    void customise(Map<String, String> variables) {
        variables.put("CM_OPEN_WEBUI_PROXY_READ_TIMEOUT_SECONDS", "5");
    }

    private HttpServerResponse beginStream(RawConnection client) throws Exception {
        endpoint.answer(request -> {
            HttpServerResponse response = request.response();
            response.setChunked(true).putHeader("content-type", "text/event-stream");
            response.closeHandler(closed -> freed.complete(null));
            response.writeHead();
            began.complete(response);
        });
        client.send(REQUEST);
        assertThat(client.readUntil("\r\n\r\n")).contains("200 OK", "content-type: text/event-stream");
        return began.get(20, TimeUnit.SECONDS);
    }

    @Test
    void everyEventArrivesBeforeTheNextIsSent() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            for (int event = 0; event < 20; event++) {
                stream.write(EVENT);
                assertThat(client.readUntil("\n\n")).endsWith(MAPPED);
            }
            stream.write("data: {\"mod");
            stream.write("el\":\"gpt-");
            stream.end("4o-mini\"}\n\ndata: [DONE]\n\n");
            // Chunk sizes stand between what was sent at once.
            assertThat(client.readUntil("\r\n0\r\n\r\n").replaceAll("\r\n[1-9a-f][0-9a-f]*\r\n", ""))
                    .endsWith("data: {\"model\":\"mini\"}\n\ndata: [DONE]\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void clientThatGoesAwayFreesTheEndpointWithinASecond() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            beginStream(client).write(EVENT);
            client.readUntil("\n\n");
        }

        freed.get(1, TimeUnit.SECONDS);
    }

    @Test
    void clientThatGoesAwayBeforeTheFirstByteFreesTheEndpointToo() throws Exception {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        endpoint.answer(request -> {
            request.response().closeHandler(closed -> freed.complete(null));
            arrived.complete(null);
        });
        try (RawConnection client = new RawConnection(proxy.port())) {
            client.send(REQUEST);
            arrived.get(20, TimeUnit.SECONDS);
        }

        freed.get(1, TimeUnit.SECONDS);
    }

    @Test
    void slowClientHoldsTheEndpointBack() throws Exception {
        AtomicLong sent = new AtomicLong();
        String event = "data: " + "x".repeat(100_000) + "\n\n";
        long wanted = 200;
        CompletableFuture<Long> stalled = new CompletableFuture<>();
        endpoint.answer(request -> {
            HttpServerResponse stream = request.response().setChunked(true);
            stream.putHeader("content-type", "text/event-stream");
            pump(stream, event, wanted, sent, stalled);
        });
        try (InputStream client = http.send(chat("mini").build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            // Nothing is read, so the endpoint stops somewhere: what the proxy and both sockets hold is bounded.
            assertThat(stalled.get(20, TimeUnit.SECONDS)).isLessThan(wanted);

            assertThat(client.readAllBytes()).hasSize((int) wanted * event.length());
        }
    }

    /** Writes as the connection takes it; completes the future if it takes no more for half a second. */
    private void pump(
            HttpServerResponse stream, String event, long wanted, AtomicLong sent, CompletableFuture<Long> stalled) {
        while (sent.get() < wanted && !stream.writeQueueFull()) {
            stream.write(event);
            sent.incrementAndGet();
        }
        if (sent.get() < wanted) {
            long timer = endpoint.vertx().setTimer(500, late -> stalled.complete(sent.get()));
            stream.drainHandler(drained -> {
                endpoint.vertx().cancelTimer(timer);
                pump(stream, event, wanted, sent, stalled);
            });
        } else {
            stalled.complete(sent.get());
            stream.drainHandler(null);
            stream.end();
        }
    }

    @Test
    void streamThatBreaksOffBetweenEventsEndsWithAnError() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            stream.write(EVENT);
            client.readUntil("\n\n");
            stream.reset();

            assertThat(client.readUntil("0\r\n\r\n"))
                    .contains("data: {\"error\":{\"message\":\"The endpoint of `mini` broke off");
        }
    }

    @Test
    void streamThatBreaksOffWithinAnEventIsNotMadeToLookWhole() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            stream.write("data: {\"choices\":[{\"del");
            client.readUntil("del");
            stream.reset();

            assertThatThrownBy(() -> client.readUntil("0\r\n\r\n")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void streamThatFallsSilentEndsWithAnError() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            beginStream(client).write(EVENT);

            assertThat(client.readUntil("0\r\n\r\n")).contains("sent nothing for 5 seconds", "endpoint_timeout");
            freed.get(1, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DONE]\n\n",
                "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{}}\n\n",
                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
            })
    void streamThatHasSaidAllEndsWithoutAnErrorThoughTheEndpointBreaksOff(String last) throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            stream.write(EVENT + last);
            client.readUntil(last);
            stream.reset();

            assertThat(client.readUntil("0\r\n\r\n")).doesNotContain("error");
        }
        assertThat(get("/metrics").body()).doesNotContain("endpoint_failures_total{endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DONE]\n\n",
                "event: response.failed\ndata: {\"type\":\"response.failed\",\"response\":{}}\n\n",
                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
            })
    void streamThatHasSaidAllEndsThoughTheEndpointStaysOpen(String last) throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            beginStream(client).write(EVENT + last);
            client.readUntil(last);

            assertThat(client.readUntil("0\r\n\r\n")).doesNotContain("error");
            freed.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatFollowsTheLastEventAtOnceStillGoesOn() throws Exception {
        String last = "data: {\"type\":\"response.completed\"}\n\n";
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            stream.write(last);
            client.readUntil(last);
            stream.end("data: [DONE]\n\n");

            assertThat(client.readUntil("0\r\n\r\n")).contains("data: [DONE]\n\n");
        }
    }

    @Test
    void stoppingLetsStreamsComeToTheirEnd() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            HttpServerResponse stream = beginStream(client);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(proxy::close);
            stream.write(EVENT);
            assertThat(client.readUntil("\n\n")).endsWith(MAPPED);
            assertThat(stopped).isNotDone();
            stream.end("data: [DONE]\n\n");

            assertThat(client.readUntil("0\r\n\r\n")).contains("data: [DONE]\n\n");
            stopped.get(20, TimeUnit.SECONDS);
        }
    }
}
