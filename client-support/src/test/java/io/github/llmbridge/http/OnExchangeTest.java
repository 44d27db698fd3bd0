package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnExchangeTest {
    private final TestServer server = new TestServer();
    private final List<Exchange> told = new ArrayList<>();
    private final TestClient client = new TestClient().baseUrl(server.url()).onExchange(told::add);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyAttemptIsToldWithItsEnd() {
        server.answers(TestServer.lost(), TestServer.status(503), TestServer.json(200, "{\"id\":\"n1\"}"));

        client.notes().read("n-4711", "first");

        assertThat(told)
                .extracting(Exchange::operation, Exchange::method, Exchange::route, Exchange::attempt, Exchange::status)
                .containsExactly(
                        tuple("notes.read", "GET", "/notes/{id}", 1, 0),
                        tuple("notes.read", "GET", "/notes/{id}", 2, 503),
                        tuple("notes.read", "GET", "/notes/{id}", 3, 200));
        assertThat(told.get(0).error()).isInstanceOf(UnreachableException.class);
        assertThat(told.get(1).error()).isInstanceOf(ServerErrorException.class);
        assertThat(told.get(2).error()).isNull();
        assertThat(told.toString()).doesNotContain("n-4711");
    }

    @Test
    void anAnswerThatCannotBeReadIsToldAsAnError() {
        server.answers(TestServer.json(200, "[]"));

        assertThatThrownBy(() -> client.notes().read()).isInstanceOf(UnreadableAnswerException.class);

        assertThat(told).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.error()).isInstanceOf(UnreadableAnswerException.class);
        });
    }

    @Test
    void aRawRequestIsToldWithoutItsPath() {
        client.open().raw(() -> null).send(RawRequest.get("/notes/n-4711"));

        assertThat(told).extracting(Exchange::operation, Exchange::route).containsExactly(tuple("raw.get", "(raw)"));
    }

    @Test
    void aListenerThatFailsHindersNothing() {
        AtomicInteger second = new AtomicInteger();
        client.onExchange(exchange -> second.incrementAndGet()).onExchange(exchange -> {
            throw new IllegalStateException("no room for metrics");
        });

        client.notes().read();

        assertThat(second).hasValue(1);
    }

    @Test
    void anObserverHearsBeginningAndEndOfEachAttempt() {
        List<String> heard = new ArrayList<>();
        client.observer((product, operation) -> {
            heard.add("begins " + operation);
            return exchange -> heard.add("ends " + exchange);
        });
        server.answers(TestServer.status(503), TestServer.json(200, "{\"id\":\"n1\"}"));

        client.notes().read("n-4711", "first");

        assertThat(heard)
                .containsExactly(
                        "begins notes.read", "ends " + told.get(0), "begins notes.read", "ends " + told.get(1));
    }

    @Test
    void anObserverThatFailsHindersNothing() {
        client.observer((product, operation) -> {
            throw new IllegalStateException("no room for traces");
        });
        client.notes().read();
        client.observer((product, operation) -> exchange -> {
            throw new IllegalStateException("no room for traces");
        });

        client.notes().read();

        assertThat(told).hasSize(2);
    }
}
