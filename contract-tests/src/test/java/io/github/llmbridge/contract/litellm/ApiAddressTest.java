package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.ApiAddress;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is behind an address that pages are given, told without a credential. */
@OnEveryLine
class ApiAddressTest extends LiteLlmContract {
    /** Knows the same servers by no address, so that it has to ask. */
    private LiteLlmClient stranger;

    @BeforeEach
    void openStranger() {
        stranger = wire.liteLlm("http://llm.invalid:4000", Secret.of("sk-not-to-be-sent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void liteLlmIsToldByBothOfItsPaths(String path) {
        assertThat(stranger.apiAddress(line.liteLlmUrl() + path)).isEqualTo(ApiAddress.LITELLM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/v1", "/llm/v1", "/v2", "/v1/chat", "/ui"})
    void anotherPathOfLiteLlmIsWrong(String path) {
        assertThat(stranger.apiAddress(line.liteLlmUrl() + path)).isEqualTo(ApiAddress.NOT_LITELLM);
        assertThat(client.apiAddress(line.liteLlmUrl() + path)).isEqualTo(ApiAddress.NOT_LITELLM);
    }

    /** Its page comes for any path; where its own API is, it asks for a sign-in in words of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/v1", "/llm/v1", "/api", "/api/v1", "/openai"})
    void openWebUiIsNotTakenForIt(String path) {
        assertThat(stranger.apiAddress(line.openWebUiUrl() + path)).isEqualTo(ApiAddress.NOT_LITELLM);
    }

    @Test
    void nobodyIsThere() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(stranger.apiAddress("http://127.0.0.1:" + closed + "/v1")).isEqualTo(ApiAddress.UNREACHABLE);
    }

    @Test
    void theClientsOwnAddressTakesNoCallAndAnyOtherOneWithoutACredential() {
        List<Request> asked = new ArrayList<>();
        wire.trouble((number, request) -> {
            asked.add(request);
            return Wire.Effect.NONE;
        });

        assertThat(client.apiAddress(line.liteLlmUrl())).isEqualTo(ApiAddress.LITELLM);
        assertThat(client.apiAddress(line.liteLlmUrl() + "/v1/")).isEqualTo(ApiAddress.LITELLM);
        assertThat(asked).isEmpty();

        stranger.apiAddress(line.liteLlmUrl() + "/v1");
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.url().encodedPath()).isEqualTo("/v1/models");
            assertThat(request.header("Authorization")).isNull();
        });
    }

    /** A gateway may answer in LiteLLM's place: what it says to a stranger tells nothing of what is behind it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | text/html | <html>sign in</html> | UNKNOWN",
                "401 | application/json | not JSON | UNKNOWN",
                "401 | application/json | {\"message\":\"no token\"} | UNKNOWN",
                "401 | application/json | {\"error\":\"no token\"} | LITELLM",
                "403 | application/json | {\"error\":{\"message\":\"no key\"}} | LITELLM",
                "403 | text/plain | Forbidden | UNKNOWN",
                "302 | text/html | moved | UNKNOWN",
                "429 | application/json | {\"error\":{\"message\":\"slow down\"}} | UNKNOWN",
                "503 | text/html | <html>no backend</html> | UNKNOWN",
                "200 | application/json | {\"data\":[]} | LITELLM",
                "200 | text/html | <html>hello</html> | NOT_LITELLM",
                "404 | text/html | <html>no page</html> | NOT_LITELLM",
                "405 | application/json | {\"detail\":\"Method Not Allowed\"} | NOT_LITELLM",
            })
    void aGatewaysOwnAnswer(int status, String type, String body, ApiAddress expected) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            assertThat(stranger.apiAddress(url)).isEqualTo(expected);
        } finally {
            server.stop(0);
        }
    }
}
