package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.llmbridge.bridge.check.Decision;
import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.check.ProxyVersion;
import io.github.llmbridge.bridge.check.ServedModels;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the proxy is asked, and that its router's aliases are known: the stand-ins have none. */
class KnownModelsTest {
    private static final String MODELS = "/v2/model/info";
    private static final String ALIASES = "/v1/models";
    private static final String VERSION = "/health/readiness";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Hands clock = new Hands();
    private volatile String listed = "one";
    private HttpServer server;
    private LiteLlmClient liteLlm;
    private OpenWebUiClient openWebUi;
    private Servers servers;
    private KnownModels known;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        liteLlm = LiteLlmClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .masterKey(Secret.of("sk-for-this-test"))
                .build();
        openWebUi = OpenWebUiClient.builder()
                .baseUrl(liteLlm.baseUrl())
                .adminToken(Secret.of("not-asked-here"))
                .build();
        servers = new Servers(liteLlm, openWebUi);
        known = new KnownModels(new ProxyVersion(clock), clock);
    }

    @AfterEach
    void close() {
        liteLlm.close();
        openWebUi.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String answer = switch (path) {
            case MODELS ->
                "{\"data\":[{\"model_name\":\"one\",\"litellm_params\":{\"model\":\"up/one\"},"
                        + "\"model_info\":{\"id\":\"id-1\",\"access_groups\":[\"beta\"]}}],\"total_count\":1}";
            case ALIASES -> "{\"data\":[{\"id\":\"" + listed + "\",\"object\":\"model\"}],\"object\":\"list\"}";
            default -> "{\"status\":\"healthy\",\"litellm_version\":\"1.106.0\"}";
        };
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SubscriptionTier tier(String... models) {
        return SubscriptionTier.builder("free", Models.of(models)).build();
    }

    @Test
    void theModelsAreAskedOnceAMinute() {
        known.check(tier("one"), servers);
        known.check(tier("beta", "on*"), servers);
        known.served(List.of("one", "all-proxy-models", "no-default-models"), servers);
        assertThat(asked).containsExactly(MODELS);

        clock.pass(Duration.ofSeconds(61));
        known.check(tier("one"), servers);
        assertThat(asked).containsExactly(MODELS, MODELS);
    }

    @Test
    void theVersionIsAskedWhereAListDependsOnIt() {
        ServedModels exactly = known.served(List.of("one", "all-team-models"), servers);
        known.served(List.of("beta"), servers);
        known.served(List.of("*"), servers);

        assertThat(asked).containsExactly(MODELS, VERSION);
        assertThat(ModelAccess.builder(exactly)
                        .team(Models.of("all-team-models"))
                        .build()
                        .decide("one"))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void aNameIsUnknownOnlyAfterTheModelsAndTheAliasesWereAskedAgain() {
        known.check(tier("one"), servers);

        assertThatThrownBy(() -> known.check(tier("one", "two"), servers))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("[two]");
        assertThat(asked).containsExactly(MODELS, MODELS, ALIASES);
    }

    @Test
    void anAliasOfTheRouterIsKnownAndKeptAsLongAsTheModels() {
        listed = "alias";

        known.check(tier("alias"), servers);
        known.check(tier("alias", "one"), servers);
        assertThat(asked).containsExactly(MODELS, MODELS, ALIASES);

        clock.pass(Duration.ofSeconds(61));
        known.check(tier("alias"), servers);
        assertThat(asked).containsExactly(MODELS, MODELS, ALIASES, MODELS, ALIASES);
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
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
            return now;
        }
    }
}
