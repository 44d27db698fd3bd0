package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnsupportedServerException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.server.ServerStatus;
import io.github.llmbridge.openwebui.server.ServerStatus.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryLine
class StatusTest extends SiteTest {
    @Test
    void aServerThatIsUpTellsItsVersionToAnybody() {
        ServerStatus status = at(line.openWebUiUrl()).status();

        assertThat(status).isEqualTo(new ServerStatus(Kind.UP, line.openWebUiVersion(), null));
        assertThat(status.isUp()).isTrue();
    }

    @Test
    void nobodyThereIsDownAndIsAskedOnce() throws IOException {
        try (OpenWebUiClient patient = OpenWebUiClient.builder()
                .baseUrl(ErrorsTest.closedPort())
                .adminToken(Secret.of("any"))
                .retry(RetryPolicy.standard())
                .sleeper(duration -> {
                    throw new AssertionError("a check of the health does not wait");
                })
                .build()) {
            assertThat(patient.status().kind()).isEqualTo(Kind.DOWN);
        }
    }

    @Test
    void aLiteLlmIsAnotherServerAndSoIsAWrongPath() {
        assertThat(at(line.liteLlmUrl()).status().kind()).isEqualTo(Kind.ANOTHER_SERVER);
        assertThat(at(line.openWebUiUrl() + "/nowhere").status().kind()).isEqualTo(Kind.ANOTHER_SERVER);
    }

    @Test
    void aFaultOfTheServerOrOfAProxyBeforeItIsDown() throws IOException {
        assertThat(answering(500, "text/plain", "Internal Server Error").kind()).isEqualTo(Kind.DOWN);
        assertThat(answering(502, "text/html", "<html>Bad Gateway</html>").kind())
                .isEqualTo(Kind.DOWN);
        assertThat(answering(503, "application/json", "{}").kind()).isEqualTo(Kind.DOWN);
    }

    @Test
    void whatHasAVersionButIsNoOpenWebUiIsAnotherServer() throws IOException {
        assertThat(answering(200, "application/json", "{\"version\":\"0.12.4\"}")
                        .kind())
                .isEqualTo(Kind.ANOTHER_SERVER);
        assertThat(answering(200, "application/json", "[]").kind()).isEqualTo(Kind.ANOTHER_SERVER);
        assertThat(answering(200, "application/json", config("main")).kind()).isEqualTo(Kind.ANOTHER_SERVER);
        assertThat(answering(401, "application/json", "{}").kind()).isEqualTo(Kind.ANOTHER_SERVER);
    }

    @Test
    void anOldServerIsTooOldAndSaysWhatIsNeeded() throws IOException {
        ServerStatus status = answering(200, "application/json", config("0.6.29"));

        assertThat(status.kind()).isEqualTo(Kind.TOO_OLD);
        assertThat(status.version()).isEqualTo("0.6.29");
        assertThat(status.detail()).contains("0.6.30");
        try (Fixed old = new Fixed(200, "application/json", config("0.6.29"))) {
            assertThatThrownBy(at(old.url())::dialect)
                    .isInstanceOf(UnsupportedServerException.class)
                    .hasMessage("Open WebUI 0.6.29 is too old; at least 0.6.30 is needed");
        }
    }

    @Test
    void aNewerServerThanTestedIsUpAndSpokenToAsTheNewest() throws IOException {
        ServerStatus status = answering(200, "application/json", config("1.3.0"));

        assertThat(status.kind()).isEqualTo(Kind.UP);
        assertThat(status.detail()).contains("newer than 0.12.4");
        try (Fixed newer = new Fixed(200, "application/json", config("1.3.0"))) {
            OpenWebUiClient client = at(newer.url());
            assertThat(client.dialect().patchesSettings()).isTrue();
            assertThat(client.dialect().isNewerThanTested()).isTrue();
        }
    }

    @Test
    void theVersionIsAskedOnceHoweverManyWantToKnow() throws Exception {
        site.wire.clear();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> asking = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> site.client.dialect()))
                    .toList();
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(site.wire.exchanges()).hasSize(1);
    }

    private static String config(String version) {
        return "{\"status\":true,\"name\":\"Open WebUI\",\"version\":\"" + version + "\",\"features\":{\"auth\":true}}";
    }

    private ServerStatus answering(int status, String type, String body) throws IOException {
        try (Fixed server = new Fixed(status, type, body)) {
            return at(server.url()).status();
        }
    }

    private OpenWebUiClient at(String url) {
        return site.wire.openWebUi(url, Secret.of("garbage"));
    }

    /** A server that gives one answer to everything. */
    private static final class Fixed implements AutoCloseable {
        private final HttpServer server;

        Fixed(int status, String type, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
