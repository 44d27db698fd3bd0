package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionReuseTest {
    private final TestServer server = new TestServer();
    private final TestClient client = new TestClient().baseUrl(server.url()).retry(RetryPolicy.none());
    private final Notes notes = client.notes();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void connectionIsUsedAgainAfterASuccess() {
        notes.read();
        notes.read();

        assertThat(connectionOf(1)).isEqualTo(connectionOf(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 503})
    void connectionIsUsedAgainAfterAnErrorThatTheServerMeant(int status) {
        server.answers(TestServer.status(status), TestServer.json(200, "{}"));

        assertThatThrownBy(notes::read).isInstanceOf(ApiException.class);
        notes.read();

        assertThat(connectionOf(1)).isEqualTo(connectionOf(0));
    }

    @Test
    void connectionIsGivenUpAfterA500() {
        server.answers(TestServer.status(500), TestServer.json(200, "{}"), TestServer.json(200, "{}"));

        assertThatThrownBy(notes::create)
                .isInstanceOf(ServerErrorException.class)
                .hasMessage("Server [notes.create] at " + server.url() + ": HTTP 500 no");
        notes.create();
        notes.create();

        assertThat(connectionOf(1)).isNotEqualTo(connectionOf(0));
        assertThat(connectionOf(2)).isEqualTo(connectionOf(1));
    }

    @Test
    void packedBodyOfA500IsRead() throws Exception {
        server.answers(new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "application/json")
                .setHeader("Content-Encoding", "gzip")
                .body(packed("{\"message\":\"It broke\",\"type\":\"internal\"}"))
                .build());

        assertThatThrownBy(notes::create)
                .hasMessage("Server [notes.create] at " + server.url() + ": HTTP 500 It broke (internal)");
    }

    @Test
    void endlessBodyOfA500IsCut() {
        server.answers(TestServer.json(500, "x".repeat(1_000_000)));

        assertThatThrownBy(notes::create)
                .isInstanceOf(ServerErrorException.class)
                .hasMessageEndingWith("x…");
    }

    @Test
    void connectionIsGivenUpWithTheApplicationsOwnHttpClientToo() {
        server.answers(TestServer.status(500), TestServer.json(200, "{}"));
        OkHttpClient own = new OkHttpClient();
        Notes shared = client.httpClient(own).notes();

        assertThatThrownBy(shared::create).isInstanceOf(ServerErrorException.class);
        shared.create();

        assertThat(connectionOf(1)).isNotEqualTo(connectionOf(0));
        assertThat(own.networkInterceptors()).isEmpty();
    }

    @Test
    void resourcesOfOneClientShareAConnection() {
        HttpApis apis = client.open();

        apis.create(Notes.class, () -> TestClient.TOKEN).read();
        apis.create(Notes.class, () -> null).read();

        assertThat(connectionOf(1)).isEqualTo(connectionOf(0));
    }

    @Test
    void closingLeavesTheApplicationsOwnHttpClientAlone() {
        OkHttpClient own = new OkHttpClient();
        HttpApis apis = client.httpClient(own).shareConnections(true).open();
        apis.create(Notes.class, () -> null).read();

        apis.close();

        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
        own.connectionPool().evictAll();
    }

    @Test
    void theApplicationsOwnPoolIsNotUsedUnlessItSaysSo() {
        OkHttpClient own = new OkHttpClient();
        HttpApis apis = client.httpClient(own).open();
        apis.create(Notes.class, () -> null).read();

        assertThat(own.connectionPool().connectionCount()).isZero();

        apis.close();
        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    }

    private int connectionOf(int request) {
        return server.requests().get(request).getConnectionIndex();
    }

    private static Buffer packed(String text) throws IOException {
        Buffer bytes = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(bytes))) {
            sink.writeUtf8(text);
        }
        return bytes;
    }
}
