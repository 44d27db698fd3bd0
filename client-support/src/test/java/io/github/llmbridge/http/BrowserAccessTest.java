package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserAccessTest {
    private static final String PAGE = "https://chat.example.com";

    private final TestServer server = new TestServer();
    private final HttpApis apis = new TestClient().baseUrl(server.url()).open();

    @AfterEach
    void close() {
        apis.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | authorization",
                "https://chat.example.com | authorization",
                "https://chat.example.com | Accept, Authorization,Content-Type",
            })
    void pageIsLetInByOriginAndHeader(String origin, String headers) {
        server.answers(preflight(200, origin, headers));

        assertThat(access()).isEqualTo(BrowserAccess.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://other.example.com | authorization",
                "https://chat.example.com.evil.example | authorization",
                "null | authorization",
                "* | content-type",
                "* | x-authorization",
            })
    void pageIsKeptOutByOriginOrHeader(String origin, String headers) {
        server.answers(preflight(200, origin, headers));

        assertThat(access()).isEqualTo(BrowserAccess.REFUSED_BY_CORS);
    }

    @Test
    void serverWithoutCorsKeepsThePageOut() {
        server.answers(TestServer.json(200, "{}"));

        assertThat(access()).isEqualTo(BrowserAccess.REFUSED_BY_CORS);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 405, 500})
    void browserObeysThePreflightOnlyIfItSucceeds(int status) {
        server.answers(preflight(status, "*", "authorization"));

        assertThat(access()).isEqualTo(BrowserAccess.REFUSED_BY_CORS);
    }

    @Test
    void addressThatNobodyAnswersIsUnreachable() {
        int port = server.port();
        server.close();

        assertThat(apis.browserAccess("http://localhost:" + port + "/v1", PAGE)).isEqualTo(BrowserAccess.UNREACHABLE);
    }

    @Test
    void addressThatBreaksOffIsUnreachable() {
        server.answers(TestServer.lost());

        assertThat(access()).isEqualTo(BrowserAccess.UNREACHABLE);
    }

    @Test
    void questionIsOnePreflightWithoutACredential() {
        server.answers(preflight(200, "*", "authorization"));

        access();

        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.lastRequest();
        assertThat(request.getMethod()).isEqualTo("OPTIONS");
        assertThat(request.getTarget()).isEqualTo("/v1");
        assertThat(request.getHeaders().get("Origin")).isEqualTo(PAGE);
        assertThat(request.getHeaders().get("Access-Control-Request-Headers")).isEqualTo("authorization");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("Cookie")).isNull();
    }

    private BrowserAccess access() {
        return apis.browserAccess(server.url() + "/v1", PAGE);
    }

    private static MockResponse preflight(int status, String origin, String headers) {
        return TestServer.json(status, "")
                .newBuilder()
                .setHeader("Access-Control-Allow-Origin", origin)
                .setHeader("Access-Control-Allow-Headers", headers)
                .build();
    }
}
