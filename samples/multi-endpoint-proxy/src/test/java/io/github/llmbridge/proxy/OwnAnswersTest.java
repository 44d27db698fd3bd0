package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAnswersTest extends ProxyFixture {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"/models", "/v1/models", "/v1/models/"})
    void modelsAreListedInTheFilesOrderWithTheNamesThatPeopleSee(String path) throws Exception {
        JsonNode list = JSON.readTree(get(path).body());

        assertThat(list.path("object").textValue()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id")).containsExactly("mini", "org/big one");
        assertThat(list.path("data").findValuesAsText("name")).containsExactly("Größe S", "Big");
        assertThat(list.path("data").findValuesAsText("object")).containsOnly("model");
        assertThat(list.path("data").path(0).path("created").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/v1/models/mini, mini", "/models/org/big%20one, org/big one", "/v1/models/org%2Fbig%20one, org/big one"
    })
    void oneModel(String path, String id) throws Exception {
        assertThat(JSON.readTree(get(path).body()).path("id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/v1/health"})
    void health(String path) throws Exception {
        assertThat(get(path).body()).isEqualTo("{\"status\":\"healthy\",\"models\":2}");
    }

    @Test
    void debugShowsTheConfigurationWithoutAnythingOfTheKeys() throws Exception {
        String debug = get("/debug").body();

        assertThat(JSON.readTree(debug).at("/endpoints/mini").toString())
                .isEqualTo("{\"displayName\":\"Größe S\",\"url\":\"" + endpoint.url()
                        + "/v1\",\"apiKey\":\"***\",\"actualModelName\":\"gpt-4o-mini\"}");
        assertThat(debug).doesNotContain(KEY, KEY.substring(0, 8), KEY.substring(KEY.length() - 4));
    }

    @Test
    void metricsCountWhatWasServed() throws Exception {
        send(chat("mini"));
        send(chat("nope"));
        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(metrics.body())
                .contains("llm_proxy_requests_seconds_count{endpoint=\"mini\",operation=\"chat\",status=\"200\"} 1")
                .contains("llm_proxy_requests_seconds_count{endpoint=\"none\",operation=\"chat\",status=\"404\"} 1")
                .contains("llm_proxy_open_requests 1.0")
                .contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /models/mini", "POST, /models", "GET, /reload", "PUT, /debug", "TRACE, /v1/files", "BREW, /x"})
    void otherMethodIsNotAllowed(String method, String path) throws Exception {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            String answer = connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nallow: ", "\"method_not_allowed\"");
        }
    }

    @Test
    void reloadTakesTheFileAsItIsNow() throws Exception {
        configure("{\"endpoints\":{\"new\":" + entry("New", endpoint.url()) + "}}");

        assertThat(reload().body()).isEqualTo("{\"status\":\"reloaded\",\"models\":1}");
        assertThat(send(chat("new")).statusCode()).isEqualTo(200);
        assertThat(send(chat("mini")).statusCode()).isEqualTo(404);
    }

    @Test
    void wrongFileChangesNothingAndIsExplained() throws Exception {
        configure("{\n  \"endpoints\": {\"mini\": {\"displayname\": \"x\", \"apiKey\": \"" + KEY + "\"}}\n}");
        HttpResponse<String> answer = reload();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "Nothing was changed. config.json: line 2, column 42: endpoints.mini.displayname: unknown field")
                .doesNotContain(KEY);
        assertThat(send(chat("mini")).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> reload() throws Exception {
        return send(HttpRequest.newBuilder(uri("/v1/reload"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"endpoints\":{\"injected\":{}}}")));
    }
}
