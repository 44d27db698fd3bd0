package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An operation ends by its deadline, whatever hangs: also what is asked for everybody at once, such as the models that LiteLLM
 * serves. No real server hangs on demand.
 */
@Tag("stand-ins-only")
class DeadlineTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration HANGS = Duration.ofSeconds(20);
    private static final Duration ENDED = Duration.ofSeconds(8);

    private static final Map<String, BiConsumer<BridgeFacade, ProvisionRequest>> OPERATIONS = Map.ofEntries(
            Map.entry("provisionUser", (facade, person) -> facade.provisionUser(person)),
            Map.entry("changeTier", (facade, person) -> facade.changeTier(person.userId(), "pro")),
            Map.entry("renew", (facade, person) -> facade.renew(person.userId())),
            Map.entry("rotateKey", (facade, person) -> facade.rotateKey(person.userId())),
            Map.entry("suspend", (facade, person) -> facade.suspend(person.userId())),
            Map.entry("reconcile", (facade, person) -> facade.reconcile(person.userId())),
            Map.entry(
                    "updatePerson", (facade, person) -> facade.updatePerson(person.userId(), PersonUpdate.name("Ada"))),
            Map.entry("remove", (facade, person) -> facade.remove(person.userId(), Set.of(Part.values()))),
            Map.entry("plan", (facade, person) -> facade.plan(person)),
            Map.entry("inspect", (facade, person) -> facade.inspect(person.userId())),
            Map.entry("explainAccess", (facade, person) -> facade.explainAccess(person.userId())),
            Map.entry("usage", (facade, person) -> facade.usage(person.userId())));

    private FakeLiteLlm liteLlm;
    private FakeOpenWebUi openWebUi;

    @BeforeEach
    void start() {
        liteLlm = FakeLiteLlm.builder().build();
        openWebUi = FakeOpenWebUi.builder().build();
    }

    @AfterEach
    void stop() {
        liteLlm.close();
        openWebUi.close();
    }

    /** One that knows nothing yet. */
    private BridgeFacade facade() {
        return BridgeFacade.builder()
                .liteLlm(LiteLlmClient.builder()
                        .baseUrl(liteLlm.baseUrl().toString())
                        .masterKey(Secret.of(liteLlm.masterKey()))
                        .build())
                .openWebUi(OpenWebUiClient.builder()
                        .baseUrl(openWebUi.baseUrl().toString())
                        .adminToken(Secret.of(openWebUi.adminToken()))
                        .build())
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .connectionUrl(liteLlm.baseUrl() + "/v1")
                .settingsFunction(true)
                .secret(Bridge.SECRET)
                .build();
    }

    static Stream<Arguments> hanging() {
        return OPERATIONS.keySet().stream()
                .sorted()
                .flatMap(
                        operation -> Stream.of("LiteLLM", "Open WebUI").map(server -> Arguments.of(operation, server)));
    }

    @ParameterizedTest(name = "{0}, {1} hangs")
    @MethodSource("hanging")
    void anOperationEndsThoughAServerHangs(String operation, String server) {
        ProvisionRequest person = provisioned();
        (server.equals("LiteLLM") ? liteLlm.faults() : openWebUi.faults()).always("*", "*", Fault.delay(HANGS));
        try (BridgeFacade facade = facade()) {
            Instant begun = Instant.now();

            try {
                OPERATIONS.get(operation).accept(facade.within(DEADLINE), person);
            } catch (BridgeException e) {
                // Most cannot do without the server.
            }

            assertThat(Duration.between(begun, Instant.now())).isLessThan(ENDED);
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsAskedForEverybodyHoldsNobodyLonger(String method, String path) {
        ProvisionRequest person = provisioned();
        liteLlm.faults().always(method, path, Fault.delay(HANGS));
        openWebUi.faults().always(method, path, Fault.delay(HANGS));
        try (BridgeFacade facade = facade()) {
            Instant begun = Instant.now();

            try {
                facade.within(DEADLINE).explainAccess(person.userId());
                facade.within(DEADLINE).provisionUser(person);
            } catch (BridgeException e) {
                // What could not be asked.
            }

            assertThat(Duration.between(begun, Instant.now())).isLessThan(ENDED);
        }
    }

    static Stream<Arguments> whatIsAskedForEverybodyHoldsNobodyLonger() {
        return Stream.of(
                Arguments.of("OPTIONS", "*"),
                Arguments.of("GET", "/model/info"),
                Arguments.of("GET", "/v2/model/info"),
                Arguments.of("GET", "/health/readiness"),
                Arguments.of("GET", "/api/config"),
                Arguments.of("GET", "/api/v1/functions/*"));
    }

    /** Whoever has little time does not wait for those with much, and whoever has much is not harmed by those with little. */
    @Test
    void callersWhoShareAQuestionHaveEachTheirOwnTime() throws Exception {
        ProvisionRequest person = provisioned();
        ProvisionRequest other = provisioned();
        ProvisionRequest patient = provisioned();
        try (BridgeFacade facade = facade()) {
            openWebUi.faults().always("GET", "/api/config", Fault.delay(Duration.ofSeconds(4)));
            CompletableFuture<Status> shortOfTime = CompletableFuture.supplyAsync(() ->
                    facade.within(Duration.ofSeconds(2)).provisionUser(person).status());
            waitForTheQuestion();
            CompletableFuture<Status> joined = CompletableFuture.supplyAsync(
                    () -> facade.within(DEADLINE).provisionUser(other).status());
            CompletableFuture<Status> hasTime = CompletableFuture.supplyAsync(() ->
                    facade.within(Duration.ofMinutes(1)).provisionUser(patient).status());

            assertFails(joined);
            assertFails(shortOfTime);
            assertThat(hasTime.get(1, TimeUnit.MINUTES)).isEqualTo(Status.READY);
        }
    }

    private void waitForTheQuestion() throws InterruptedException {
        while (openWebUi.calls().stream().noneMatch(call -> call.path().equals("/api/config"))) {
            Thread.sleep(10);
        }
    }

    private static void assertFails(CompletableFuture<Status> operation)
            throws InterruptedException, ExecutionException, TimeoutException {
        assertThatThrownBy(() -> operation.get(ENDED.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(BridgeException.class);
    }

    private ProvisionRequest provisioned() {
        ProvisionRequest person = Bridge.newPerson();
        try (BridgeFacade facade = facade()) {
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
        }
        liteLlm.clearCalls();
        openWebUi.clearCalls();
        return person;
    }
}
