package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with the heap of a small container; its endpoint and its clients are out here. */
class PackagedJarIT {
    private static final int STREAMS = 1_000;
    private static final int EVENTS = 20;
    private static final int LARGE = 30 << 20;

    @TempDir
    Path folder;

    private final StubEndpoint endpoint = new StubEndpoint();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PackagedJar proxy;

    @BeforeEach
    void start() throws Exception {
        Path config = Files.writeString(folder.resolve("config.json"), ProxyFixture.config(endpoint.url()));
        proxy = PackagedJar.start(
                "256m", folder.resolve("output"), Map.of("CM_OPEN_WEBUI_PROXY_CONFIG_FILE", config.toString()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        endpoint.close();
    }

    @Test
    void holdsNoneOfTheClientsAndTheirLibraries() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("proxy.jar"))) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("io/github/llmbridge/endpoints/EndpointCatalog.class")
                    .noneMatch(name -> name.matches("(feign|okhttp3|okio|kotlin|io/github/resilience4j)/.*"))
                    .noneMatch(name -> name.matches("io/github/llmbridge/(http|litellm|openwebui|bridge)/.*"));
        }
    }

    @Test
    void thousandStreamsAreOpenAtOnceAndAllAreWhole() throws Exception {
        List<HttpServerResponse> open = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> allOpen = new CompletableFuture<>();
        endpoint.answer(request -> {
            open.add(beginStream(request));
            if (open.size() == STREAMS) {
                allOpen.complete(null);
            }
        });
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            answers.add(http.sendAsync(chat(), HttpResponse.BodyHandlers.ofString()));
        }
        allOpen.get(60, TimeUnit.SECONDS);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
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
        assertThat(proxy.said()).doesNotContain(" ERROR ", "OutOfMemory", ProxyFixture.KEY);
    }

    @Test
    void clientThatGoesAwayFreesItsEndpointWithinASecond() throws Exception {
        CompletableFuture<Long> freed = new CompletableFuture<>();
        endpoint.answer(request -> beginStream(request).closeHandler(closed -> freed.complete(System.nanoTime())));
        RawConnection client = new RawConnection(proxy.port());
        client.send(RawConnection.lines("""
                POST /v1/chat/completions HTTP/1.1
                Host: x
                Content-Type: application/json
                Content-Length: 16

                {"model":"mini"}""")).readUntil(event(0, "mini"));
        long left = System.nanoTime();
        client.close();

        assertThat(freed.get(60, TimeUnit.SECONDS) - left).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void eightLargeBodiesAtOnceAreNotMoreThanItCanBear() throws Exception {
        endpoint.answer(request -> request.response().end());
        List<RawConnection> admitted = new ArrayList<>();
        for (int body = 0; body < 8; body++) {
            RawConnection client = new RawConnection(proxy.port());
            client.send(RawConnection.lines("""
                    POST /v1/chat/completions HTTP/1.1
                    Host: x
                    Content-Type: application/json
                    Content-Length: %d
                    Expect: 100-continue

                    """.formatted(LARGE)));
            String verdict = client.readUntil("\r\n\r\n");
            if (verdict.startsWith("HTTP/1.1 100 ")) {
                admitted.add(client);
            } else {
                assertThat(verdict).startsWith("HTTP/1.1 503 ").contains("retry-after: 1\r\n");
                client.close();
            }
        }
        assertThat(admitted).isNotEmpty().hasSizeLessThan(8);
        assertThat(http.send(get("/health"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        for (RawConnection client : admitted) {
            client.send(largeBody());
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
            client.close();
        }
        assertThat(proxy.said()).doesNotContain(" ERROR ", "OutOfMemory");
    }

    @Test
    void largeBodyTakesNoMemoryWhileItsAnswerIsUnderWay() throws Exception {
        endpoint.answer(PackagedJarIT::beginStream);
        List<RawConnection> open = new ArrayList<>();
        for (int body = 0; body < 12; body++) {
            RawConnection client = new RawConnection(proxy.port());
            open.add(client);
            client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + LARGE + "\r\n\r\n");
            client.send(largeBody());
            assertThat(client.readUntil(event(0, "mini"))).startsWith("HTTP/1.1 200 ");
            endpoint.seen().clear();
        }
        for (RawConnection client : open) {
            client.close();
        }
        assertThat(proxy.said()).doesNotContain(" ERROR ", "OutOfMemory");
    }

    private static byte[] largeBody() {
        byte[] body = new byte[LARGE];
        Arrays.fill(body, (byte) ' ');
        byte[] json = "{\"model\":\"mini\"}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(json, 0, body, 0, json.length);
        return body;
    }

    private static HttpServerResponse beginStream(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.write(event(0, "gpt-4o-mini"));
        return response;
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .build();
    }

    private HttpRequest chat() {
        return ProxyFixture.json(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/v1/chat/completions")),
                        "{\"messages\":[],\"model\":\"mini\"}")
                .build();
    }

    private static String event(int number, String model) {
        return "data: {\"model\":\"" + model + "\",\"choices\":[{\"index\":" + number + "}]}\n\n";
    }
}
