package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.usage.BudgetAlert;
import io.github.llmbridge.usage.BudgetNotice;
import io.github.llmbridge.usage.BudgetWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a LiteLLM posts when somebody comes near a budget. On real servers only: one that was started with {@code alerting:
 * ["webhook"]} and a {@code WEBHOOK_URL} on this machine, whose port is in {@code ALERTS_PORT} and whose path {@code /alerts}.
 * LiteLLM 1.80.11 to 1.100.5 needs {@code slack} in that list, too.
 */
@ChangesItsServer
@OnEveryLine
@Timeout(300)
class PostedAlertsTest extends BridgeTest {
    private static final String PORT = "ALERTS_PORT";

    /** A call costs 0.0000135. */
    private static final double BUDGET = 1e-4;

    private static final SubscriptionTier TINY = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
            .maxBudget(BUDGET)
            .budgetDuration(BudgetDuration.of("30d"))
            .build();

    private final ProvisionRequest person = Bridge.newPerson();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void receive() throws IOException {
        assumeThat(line.isLive()).isTrue();
        int port = Integer.parseInt(System.getenv(PORT));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/alerts", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.stop(0);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private List<BudgetAlert> alertsOfThePerson() {
        return posted.stream()
                .map(BudgetAlert::parse)
                .filter(alert -> person.userId().equals(alert.userId()))
                .toList();
    }

    @Test
    void anAlertThatLiteLlmPostedTellsWhoNearsTheBudgetOfAKey() {
        List<BudgetNotice> notices = new ArrayList<>();
        try (BridgeFacade facade = bridge.builder().tiers(TierCatalog.of(TINY)).build()) {
            ProvisionResult made = facade.provisionUser(person);
            Waiting.until(Duration.ofMinutes(2), Duration.ofMillis(500), () -> {
                ask(made);
                return !alertsOfThePerson().isEmpty();
            });

            List<BudgetAlert> alerts = alertsOfThePerson();
            assertThat(alerts).as("posted: %s", posted.size()).isNotEmpty().allSatisfy(alert -> {
                assertThat(alert.kind()).isIn(BudgetAlert.Kind.THRESHOLD_CROSSED, BudgetAlert.Kind.BUDGET_CROSSED);
                assertThat(alert.group()).isEqualTo(BudgetAlert.Group.KEY);
                assertThat(alert.keyHash()).isEqualTo(made.keyHash());
                assertThat(alert.maxBudget()).isEqualTo(BUDGET);
                assertThat(alert.spend()).isGreaterThanOrEqualTo(BUDGET * 0.85);
            });
            BudgetWatch watch = BudgetWatch.builder(facade, new InMemoryStore(), notices::add)
                    .build();
            alerts.forEach(watch::receive);
            assertThat(notices)
                    .isNotEmpty()
                    .allSatisfy(notice -> assertThat(notice.userId()).isEqualTo(person.userId()));
        }
    }

    private void ask(ProvisionResult made) {
        try {
            bridge.liteLlm
                    .as(made.key())
                    .chatCompletions()
                    .create(ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                            .maxTokens(20)
                            .build());
        } catch (ApiException e) {
            // The budget is spent; what is said of it is on its way.
            assertThat(e).hasMessageContaining("udget");
        }
    }
}
