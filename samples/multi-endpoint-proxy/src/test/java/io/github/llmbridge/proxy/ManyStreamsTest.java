package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Run with the heap of 256 MB that the build gives the tests, endpoint and clients included. */
class ManyStreamsTest extends ProxyFixture {
    private static final int STREAMS = 1_000;
    private static final int EVENTS = 20;

    @Test
    void thousandStreamsAreOpenAtOnceAndAllAreWhole() throws Exception {
        List<HttpServerResponse> open = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> allOpen = new CompletableFuture<>();
        endpoint.answer(request -> {
            HttpServerResponse response = request.response();
            response.setChunked(true).putHeader("content-type", "text/event-stream");
            response.write(event(0, "gpt-4o-mini"));
            open.add(response);
            if (open.size() == STREAMS) {
                allOpen.complete(null);
            }
        });
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            answers.add(http.sendAsync(chat("mini").build(), HttpResponse.BodyHandlers.ofString()));
        }
        allOpen.get(60, TimeUnit.SECONDS);
        for (int event = 1; event < EVENTS; event++) {
            for (HttpServerResponse response : open) {
                response.write(event(event, "gpt-4o-mini"));
            }
        }
        open.forEach(HttpServerResponse::end);

        StringBuilder whole = new StringBuilder();
        for (int event = 0; event < EVENTS; event++) {
            whole.append(event(event, "mini"));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(whole.toString());
        }
        assertThat(get("/metrics").body())
                .contains("operation=\"chat\",status=\"200\"} " + STREAMS + "\n", "llm_proxy_open_requests 1.0");
    }

    @Test
    void reloadsLoseNoRequest() throws Exception {
        endpoint.answerJson(200, "{\"model\":\"gpt-4o-mini\"}");
        String[] configs = {
            "{\"endpoints\":{\"mini\":" + entry("One", endpoint.url()) + "}}",
            "{\"endpoints\":{\"other\":" + entry("Two", endpoint.url()) + ",\"mini\":"
                    + entry("Mini", endpoint.url() + "/v1/") + "}}"
        };
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            clients.add(CompletableFuture.runAsync(() -> {
                while (going.get()) {
                    HttpResponse<String> answer = http.sendAsync(
                                    chat("mini").build(), HttpResponse.BodyHandlers.ofString())
                            .join();
                    assertThat(answer.body()).isEqualTo("{\"model\":\"mini\"}");
                    served.incrementAndGet();
                }
            }));
        }
        for (int reload = 0; reload < 50; reload++) {
            configure(configs[reload % 2]);
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.body()).isEqualTo("{\"status\":\"reloaded\",\"models\":" + (1 + reload % 2) + "}");
        }
        going.set(false);
        clients.forEach(CompletableFuture::join);

        assertThat(served.get()).isPositive();
        assertThat(endpoint.seen()).hasSize(served.get());
    }

    private static String event(int number, String model) {
        return "data: {\"model\":\"" + model + "\",\"choices\":[{\"index\":" + number + "}]}\n\n";
    }
}
