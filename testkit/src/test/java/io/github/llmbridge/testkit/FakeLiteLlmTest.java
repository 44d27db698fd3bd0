package io.github.llmbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeLiteLlmTest {
    private static final Instant START = Instant.parse("2026-11-21T07:15:30.250Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private FakeLiteLlm fake = start(FakeLiteLlm.LATEST);

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1.108.6, 30s, 2026-11-21T07:16:00.250000Z",
        "1.108.6, 1w, 2026-11-28T07:15:30.250000Z",
        "1.108.6, 1mo, 2026-12-21T07:15:30.250000Z",
        "1.77.3, 30s, 2026-11-21T07:16:00Z",
        "1.77.3, 3600s, 2026-11-21T08:15:00Z",
        "1.77.3, 90m, 2026-11-21T08:30:00Z",
        "1.77.3, 2h, 2026-11-21T08:00:00Z",
        "1.77.3, 25h, 2026-11-22T01:00:00Z",
        "1.77.3, 1d, 2026-11-22T00:00:00Z",
        "1.77.3, 7d, 2026-11-23T00:00:00Z",
        "1.77.3, 30d, 2026-12-01T00:00:00Z",
        "1.77.3, 5d, 2026-11-26T00:00:00Z",
        "1.77.3, 1w, 2026-11-22T00:00:00Z",
        "1.77.3, nonsense, 2026-11-22T00:00:00Z"
    })
    void aKeyLivesByTheRuleOfItsLine(String version, String duration, String expires) throws Exception {
        fake = restarted(version);

        JsonNode key = admin("POST", "/key/generate", "{\"duration\":\"" + duration + "\"}");

        assertThat(key.path("expires").asText()).isEqualTo(expires);
    }

    @ParameterizedTest
    @CsvSource({"1.108.6, 401", "1.90.7, 401", "1.77.3, 400"})
    void aKeyExpiresByTheClock(String version, int status) throws Exception {
        fake = restarted(version);
        String key = key("{\"duration\":\"1h\"}");
        assertThat(call("GET", "/v1/models", null, key).statusCode()).isEqualTo(200);

        now.set(START.plus(Duration.ofHours(2)));

        HttpResponse<String> late = call("GET", "/v1/models", null, key);
        assertThat(late.statusCode()).isEqualTo(status);
        assertThat(error(late).path("type").asText()).isEqualTo("expired_key");
    }

    @Test
    void theOldestLineShowsAChangedCredentialHalfAMinuteLater() throws Exception {
        fake = restarted(FakeLiteLlm.SEED);
        String path = "/credentials/by_name/openai";
        admin(
                "POST",
                "/credentials",
                "{\"credential_name\":\"openai\",\"credential_info\":{},\"credential_values\":{\"api_base\":\"a\"}}");
        now.set(START.plus(Duration.ofSeconds(30)));
        assertThat(credentialValue(path)).isEqualTo("a");

        admin(
                "PATCH",
                "/credentials/openai",
                "{\"credential_name\":\"openai\",\"credential_info\":{},\"credential_values\":{\"api_base\":\"b\"}}");
        assertThat(credentialValue(path)).isEqualTo("a");

        now.set(START.plus(Duration.ofSeconds(60)));
        assertThat(credentialValue(path)).isEqualTo("b");
    }

    private String credentialValue(String path) throws Exception {
        return admin("GET", path, null)
                .path("credential_values")
                .path("api_base")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeLiteLlm.LATEST, FakeLiteLlm.MIDDLE, FakeLiteLlm.SEED})
    void theRateLimitOpensAgainAfterAMinute(String version) throws Exception {
        fake = restarted(version);
        String key = key("{\"rpm_limit\":1}");

        assertThat(chat(key, "gpt-4o").statusCode()).isEqualTo(200);
        HttpResponse<String> second = chat(key, "gpt-4o");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("retry-after")).contains("60");

        now.set(START.plus(Duration.ofSeconds(60)));
        assertThat(chat(key, "gpt-4o").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1.108.6, 403, 422", "1.90.7, 403, 429", "1.77.3, 401, 400"})
    void modelsAndBudgetsStopAChat(String version, int denied, int overBudget) throws Exception {
        fake = restarted(version);
        String key = key("{\"models\":[\"gpt-4o\"],\"max_budget\":0.0001}");

        HttpResponse<String> wrongModel = chat(key, "gpt-4o-mini");
        assertThat(wrongModel.statusCode()).isEqualTo(denied);
        assertThat(error(wrongModel).path("type").asText()).isEqualTo("key_model_access_denied");

        HttpResponse<String> first = chat(key, "gpt-4o");
        assertThat(json(first)
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("Hello from gpt-4o");
        HttpResponse<String> second = chat(key, "gpt-4o");
        assertThat(second.statusCode()).isEqualTo(overBudget);
        assertThat(error(second).path("message").asText()).endsWith("Max budget: 0.0001");
    }

    @Test
    void aLostAnswerLeavesTheKeyBehind() throws Exception {
        fake.faults().on("POST", "/key/generate", Fault.dropAnswer());
        String key = "sk-chosen-by-the-caller";
        try {
            admin("POST", "/key/generate", "{\"key\":\"" + key + "\",\"key_alias\":\"a1\"}");
        } catch (IOException lost) {
            assertThat(admin("GET", "/key/list?key_hash=" + LiteLlmState.hash(key), null)
                            .path("total_count")
                            .asInt())
                    .isEqualTo(1);
            return;
        }
        throw new AssertionError("the answer came");
    }

    @Test
    void theSameKeyTwiceStoresNothing() throws Exception {
        String key = key("{\"key\":\"sk-twice-the-same-key\",\"max_budget\":1}");

        assertThat(admin("POST", "/key/generate", "{\"key\":\"" + key + "\",\"max_budget\":9}")
                        .path("max_budget")
                        .asDouble())
                .isEqualTo(9);
        assertThat(admin("GET", "/key/info?key=" + LiteLlmState.hash(key), null)
                        .path("info")
                        .path("max_budget")
                        .asDouble())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "llmbridge:user-42:1, 400",
        "a, 400",
        "-ab, 400",
        "ab-, 400",
        "a b, 400",
        "ä1, 400",
        "../ab, 400",
        "ab, 200",
        "llmbridge/user-42/x.y@z_1, 200"
    })
    void aliasesHaveAGrammarWhereThatIsSwitchedOn(String alias, int status) throws Exception {
        fake.close();
        fake = FakeLiteLlm.builder().keyAliasFormat(true).build();

        assertThat(generate(alias).statusCode()).isEqualTo(status);
        assertThat(generate("x".repeat(255)).statusCode()).isEqualTo(200);
        HttpResponse<String> tooLong = generate("x".repeat(256));
        assertThat(error(tooLong).path("param").asText()).isEqualTo("key_alias");
        assertThat(error(tooLong).path("message").asText()).startsWith("Invalid key_alias format. Must be 2-255");
    }

    private HttpResponse<String> generate(String alias) throws Exception {
        return call("POST", "/key/generate", "{\"key_alias\":\"" + alias + "\"}", fake.masterKey());
    }

    @Test
    void theOldestLineHasNoGrammarOfAliases() {
        assertThatThrownBy(() -> FakeLiteLlm.builder()
                        .version(FakeLiteLlm.SEED)
                        .keyAliasFormat(true)
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stateOutlivesARestart() throws Exception {
        String key = key("{}");

        fake.restart();

        assertThat(call("GET", "/v1/models", null, key).statusCode()).isEqualTo(200);
    }

    @Test
    void corsCanBeSwitchedOff() throws Exception {
        assertThat(preflight().statusCode()).isEqualTo(200);
        assertThat(preflight().headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");

        fake.cors(false);

        assertThat(preflight().statusCode()).isEqualTo(405);
        assertThat(preflight().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aStreamEndsWithDone() throws Exception {
        HttpResponse<String> stream = call(
                "POST",
                "/v1/chat/completions",
                "{\"model\":\"gpt-4o\",\"messages\":[],\"stream\":true}",
                fake.masterKey());

        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        List<String> events =
                stream.body().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(events).allMatch(line -> line.startsWith("data: ")).endsWith("data: [DONE]");
    }

    private FakeLiteLlm restarted(String version) {
        fake.close();
        return start(version);
    }

    private FakeLiteLlm start(String version) {
        return FakeLiteLlm.builder().version(version).clock(new TestClock(now)).build();
    }

    private String key(String body) throws Exception {
        return admin("POST", "/key/generate", body).path("key").asText();
    }

    private JsonNode admin(String method, String path, @Nullable String body) throws Exception {
        HttpResponse<String> response = call(method, path, body, fake.masterKey());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> chat(String key, String model) throws Exception {
        return call("POST", "/v1/chat/completions", "{\"model\":\"" + model + "\",\"messages\":[]}", key);
    }

    private HttpResponse<String> preflight() throws Exception {
        return http.send(
                HttpRequest.newBuilder(fake.baseUrl().resolve("/v1/models"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "https://chat.example")
                        .header("Access-Control-Request-Method", "GET")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(fake.baseUrl().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode error(HttpResponse<String> response) {
        return json(response).path("error");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Objects.requireNonNull(Json.parse(response.body()));
    }

    private static final class TestClock extends Clock {
        private final AtomicReference<Instant> now;

        TestClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
