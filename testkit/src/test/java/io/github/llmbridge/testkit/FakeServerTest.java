package io.github.llmbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeServerTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger worked = new AtomicInteger();
    private final FakeServer server = new FakeServer(new Router(
                    call -> Reply.text(404, ""), call -> Reply.text(405, ""))
            .route("POST", "/count", call -> Reply.json(200, "" + worked.incrementAndGet()))
            .route("GET", "/users/{id}/name", call -> Reply.text(200, call.variable("id") + "+" + call.query("q"))));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void routesByMethodAndPattern() throws Exception {
        assertThat(get("/users/a%20b/name?q=c%20d").body()).isEqualTo("a b+c d");
        assertThat(get("/users/a").statusCode()).isEqualTo(404);
        assertThat(get("/count").statusCode()).isEqualTo(405);
    }

    @Test
    void recordsCallsWithoutQuery() throws Exception {
        get("/users/u1/name?q=1");
        post("/count");

        assertThat(server.calls()).extracting(RecordedCall::path).containsExactly("/users/u1/name", "/count");
        assertThat(server.calls()).extracting(RecordedCall::isRead).containsExactly(true, false);
        server.clearCalls();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void dropAnswerWorksAndCutsWhileRefuseOnlyCuts() throws Exception {
        server.faults().next(Fault.refuse());
        assertThatThrownBy(() -> post("/count")).isInstanceOf(IOException.class);
        assertThat(worked).hasValue(0);

        server.faults().next(Fault.dropAnswer());
        assertThatThrownBy(() -> post("/count")).isInstanceOf(IOException.class);
        assertThat(worked).hasValue(1);

        assertThat(post("/count").body()).isEqualTo("2");
    }

    @Test
    void answersInPlaceOfTheHandler() throws Exception {
        server.faults().on("POST", "/co*", Fault.tooManyRequests().withRetryAfter("7"));
        server.faults().always("*", "/count", Fault.html());

        HttpResponse<String> first = post("/count");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(post("/count").headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        server.faults().clear();
        assertThat(post("/count").body()).isEqualTo("1");
    }

    @Test
    void delayHoldsTheAnswerButNotOtherCalls() throws Exception {
        server.faults().on("POST", "/count", Fault.delay(Duration.ofMillis(400)));
        CompletableFuture<HttpResponse<String>> slow =
                http.sendAsync(request("/count", "POST"), HttpResponse.BodyHandlers.ofString());
        while (worked.get() == 0) {
            Thread.sleep(5);
        }

        assertThat(post("/count").body()).isEqualTo("2");
        assertThat(slow).isNotDone();
        assertThat(slow.join().body()).isEqualTo("1");
    }

    @Test
    void restartKeepsPortAndStateAndCutsWhatIsOnItsWay() throws Exception {
        post("/count");
        server.faults().next(Fault.delay(Duration.ofMinutes(1)));
        CompletableFuture<HttpResponse<String>> slow =
                http.sendAsync(request("/count", "POST"), HttpResponse.BodyHandlers.ofString());
        while (worked.get() == 1) {
            Thread.sleep(5);
        }

        server.restart();

        assertThat(slow).failsWithin(Duration.ofSeconds(5));
        assertThat(post("/count").body()).isEqualTo("3");
    }

    @Test
    void aBrokenHandlerIsNamed() throws Exception {
        try (FakeServer broken = new FakeServer(call -> {
            throw new IllegalStateException("hole");
        })) {
            HttpRequest request =
                    HttpRequest.newBuilder(broken.baseUrl().resolve("/x")).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("The fake server failed at GET /x", "hole");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path, "GET"), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return http.send(request(path, "POST"), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String method) {
        return HttpRequest.newBuilder(server.baseUrl().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
