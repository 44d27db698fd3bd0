package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy with memory for one request body of the largest size. */
class BodyMemoryTest extends ProxyFixture {
    private static final int LARGEST = 1_000_000;

    @Override
    void customise(Map<String, String> variables) {
        variables.put("CM_OPEN_WEBUI_PROXY_MAX_BODY_BYTES", String.valueOf(LARGEST));
        variables.put("CM_OPEN_WEBUI_PROXY_BODY_MEMORY_BYTES", String.valueOf(LARGEST));
    }

    @Test
    void bodyForWhichThereIsNoMemoryIsRefusedUntilThereIs() throws Exception {
        try (RawConnection first = new RawConnection(proxy.port())) {
            admit(first);

            HttpResponse<String> refusal = send(large("mini"));
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("retry-after")).contains("1");
            assertThat(refusal.body()).contains("\"too_many_bodies\"", "try again");
            assertThat(get("/health").statusCode()).isEqualTo(200);
            assertThat(get("/v1/files?model=mini").statusCode()).isEqualTo(200);

            first.send(body("mini"));
            assertThat(first.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(send(large("mini")).statusCode()).isEqualTo(200);
    }

    @Test
    void bodyOfUnknownLengthIsRefusedAsSoonAsItIsTooMuch() throws Exception {
        try (RawConnection first = new RawConnection(proxy.port());
                RawConnection second = new RawConnection(proxy.port())) {
            admit(first);
            second.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            second.send(Integer.toHexString(LARGEST) + "\r\n" + body("mini") + "\r\n0\r\n\r\n");

            assertThat(second.readAll()).startsWith("HTTP/1.1 503 ");
        }
    }

    @Test
    void memoryIsFreeAgainAsSoonAsTheEndpointHasTheBody() throws Exception {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        endpoint.answer(request -> arrived.complete(null));
        CompletableFuture<HttpResponse<Void>> waiting =
                http.sendAsync(large("mini").build(), HttpResponse.BodyHandlers.discarding());
        arrived.get(20, TimeUnit.SECONDS);
        endpoint.answer(request -> request.response().end());

        assertThat(send(large("mini")).statusCode()).isEqualTo(200);
        assertThat(waiting).isNotDone();
    }

    @Test
    void clientThatGoesAwayGivesItsMemoryBack() throws Exception {
        try (RawConnection client = new RawConnection(proxy.port())) {
            admit(client);
            client.send("{");
        }

        int status = 503;
        for (int attempt = 0; attempt < 100 && status == 503; attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
            status = send(large("mini")).statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 502})
    void refusedRequestGivesItsMemoryBack(int status) throws Exception {
        if (status == 502) {
            endpoint.close();
        }
        for (int request = 0; request < 3; request++) {
            String body = status == 400 ? body("mini").replace('{', '[') : body(status == 404 ? "other" : "mini");
            HttpRequest.Builder refused =
                    json(HttpRequest.newBuilder(uri("/v1/chat/completions")), status == 413 ? body + " " : body);

            assertThat(send(refused).statusCode()).isEqualTo(status);
        }
    }

    private static void admit(RawConnection client) throws IOException {
        client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + LARGEST
                + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
    }

    private HttpRequest.Builder large(String model) {
        return json(HttpRequest.newBuilder(uri("/v1/chat/completions")), body(model));
    }

    private static String body(String model) {
        String json = "{\"model\":\"" + model + "\"}";
        return json + " ".repeat(LARGEST - json.length());
    }
}
