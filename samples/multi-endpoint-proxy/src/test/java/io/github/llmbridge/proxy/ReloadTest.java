package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReloadTest extends ProxyFixture {
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
}
