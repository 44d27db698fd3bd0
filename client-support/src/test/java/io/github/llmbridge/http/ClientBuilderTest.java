package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBuilderTest {
    private final TestClient client = new TestClient();

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> client.open("masterKey is missing", "region is missing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseUrl is missing; masterKey is missing; region is missing");
    }

    @Test
    void problemOfTheClientAloneIsTold() {
        assertThatThrownBy(() -> client.baseUrl("http://localhost").open("masterKey is missing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("masterKey is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void blankBaseUrlIsMissing(String url) {
        assertThatThrownBy(() -> client.baseUrl(url).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseUrl is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden.example.com,               must begin with http:// or https://",
        "ftp://hidden.example.com,         must begin with http:// or https://",
        "hidden.example.com:4000,          must begin with http:// or https://",
        "http://,                          is not a URL",
        "http://hidden host,               is not a URL",
        "http:///hidden,                   has no host",
        "http:hidden,                      has no host",
        "http://hidden:99999,              has no host",
        "http://ann:hidden@example.com,    'must hold no user, query or fragment'",
        "http://ann:hidden@my_service,     'must hold no user, query or fragment'",
        "http://example.com?key=hidden,    'must hold no user, query or fragment'",
        "http://example.com/#hidden,       'must hold no user, query or fragment'",
    })
    void malformedBaseUrlIsExplainedWithoutAnEcho(String url, String problem) {
        assertThatThrownBy(() -> client.baseUrl(url).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl " + problem)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4000,          http://localhost:4000",
        "http://localhost:4000/,         http://localhost:4000",
        "'  https://example.com/llm// ', https://example.com/llm",
        "HTTPS://example.com,            HTTPS://example.com",
        "http://[::1]:4000,              http://[::1]:4000",
        "http://lite_llm:4000,           http://lite_llm:4000",
    })
    void goodBaseUrlLosesOnlyItsLastSlashes(String url, String normal) {
        try (HttpApis apis = client.baseUrl(url).open()) {
            assertThat(apis.baseUrl()).isEqualTo(normal);
        }
    }

    @Test
    void hostWithAnUnderscoreIsCalled() {
        OkHttpClient ownNames = new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        try (TestServer server = new TestServer()) {
            client.httpClient(ownNames)
                    .baseUrl("http://lite_llm:" + server.port())
                    .notes()
                    .read();

            assertThat(server.lastRequest().getHeaders().get("Host")).startsWith("lite_llm:");
        }
    }

    @Test
    void builderKnowsWhetherItHasABaseUrl() {
        assertThat(client.hasBaseUrl()).isFalse();
        assertThat(client.baseUrl("http://localhost").hasBaseUrl()).isTrue();
    }
}
