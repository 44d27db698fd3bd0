package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import io.github.llmbridge.testkit.RecordedCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults that no real server has on demand: the stand-ins are told to fail. */
@Tag("stand-ins-only")
class ServerFaultsTest {
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private FakeLiteLlm liteLlm;
    private FakeOpenWebUi openWebUi;
    private BridgeFacade facade;

    @BeforeEach
    void start() {
        liteLlm = FakeLiteLlm.builder().build();
        openWebUi = FakeOpenWebUi.builder().build();
        facade = builder().build();
    }

    @AfterEach
    void stop() {
        facade.close();
        liteLlm.close();
        openWebUi.close();
    }

    @Test
    void aReadThatFailsAFewTimesIsRepeated() {
        liteLlm.faults().on("GET", "/user/info", Fault.status(503));
        liteLlm.faults().on("GET", "/user/info", Fault.dropAnswer());

        assertThat(facade.provisionUser(Bridge.newPerson()).status()).isEqualTo(Status.READY);
        assertThat(waits).hasSize(2);
    }

    @Test
    void aServerErrorThatStaysIsReportedWithWhatWasMade() {
        liteLlm.faults().always("POST", "/key/generate", Fault.status(500));
        ProvisionRequest person = Bridge.newPerson();

        StepFailedException error = fail(person);

        assertThat(error).hasCauseInstanceOf(ServerErrorException.class);
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        assertThat(error.result().outcome(Step.KEY)).contains(Outcome.FAILED);
        assertThat(error.result().outcome(Step.ACCOUNT)).contains(Outcome.CREATED);
        assertThat(error.result(ProvisionResult.class).initialPassword()).isNotNull();
        assertThat(liteLlm.calls())
                .filteredOn(call -> call.path().equals("/key/generate"))
                .hasSize(1);

        liteLlm.faults().clear();
        assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
    }

    @Test
    void tooManyRequestsAreHonouredWithAndWithoutATime() {
        liteLlm.faults().on("POST", "/key/generate", Fault.tooManyRequests().withRetryAfter("7"));
        openWebUi.faults().on("POST", "/api/v1/auths/add", Fault.tooManyRequests());

        assertThat(facade.provisionUser(Bridge.newPerson()).status()).isEqualTo(Status.READY);
        assertThat(waits).hasSize(2).contains(Duration.ofSeconds(7));
    }

    @Test
    void tooManyRequestsWithATimeBeyondTheDeadlineEndAtOnce() {
        liteLlm.faults().always("POST", "/user/new", Fault.tooManyRequests().withRetryAfter("3600"));

        StepFailedException error = fail(Bridge.newPerson());

        assertThat(error).hasCauseInstanceOf(RateLimitedException.class);
        assertThat(((RateLimitedException) error.getCause()).retryAfter()).contains(Duration.ofHours(1));
        assertThat(waits).isEmpty();
        assertThat(openWebUi.calls()).allMatch(RecordedCall::isRead);
    }

    @Test
    void aPageInsteadOfAnAnswerIsNamed() {
        liteLlm.faults().always("POST", "/user/new", Fault.html());

        assertThat(fail(Bridge.newPerson())).hasCauseInstanceOf(WrongEndpointException.class);
    }

    @Test
    void aServerThatGoesAwayInTheMiddleIsReportedAndFinishedLater() {
        openWebUi.faults().always("POST", "/api/v1/auths/add", Fault.refuse());
        ProvisionRequest person = Bridge.newPerson();

        StepFailedException error = fail(person);

        assertThat(error).hasCauseInstanceOf(UnreachableException.class);
        assertThat(error.result().outcome(Step.KEY)).contains(Outcome.CREATED);
        assertThat(error.result().outcome(Step.ACCOUNT)).contains(Outcome.FAILED);

        openWebUi.faults().clear();
        openWebUi.restart();
        ProvisionResult finished = facade.provisionUser(person);

        assertThat(finished.status()).isEqualTo(Status.READY);
        assertThat(finished.key()).isEqualTo(error.result(ProvisionResult.class).key());
    }

    @Test
    void bothBranchesFailingAreBothTold() {
        liteLlm.faults().always("POST", "/key/generate", Fault.status(500));
        openWebUi.faults().always("POST", "/api/v1/auths/add", Fault.status(500));

        StepFailedException error = fail(Bridge.newPerson());

        assertThat(error.getCause().getSuppressed()).hasSize(1);
        assertThat(error.result().steps())
                .filteredOn(step -> step.outcome() == Outcome.FAILED)
                .hasSize(2);
    }

    @Test
    void aBrowserUrlThatKeepsThePageOutIsNamed() {
        liteLlm.cors(false);

        ProvisionResult result = facade.provisionUser(Bridge.newPerson());

        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
        assertThat(result.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.BROWSER_URL_REFUSES_CORS);
    }

    @Test
    void aTokenOfTheUserThatHasExpiredIsTold() {
        ProvisionRequest person = Bridge.newPerson();
        try (OpenWebUiClient admin = OpenWebUiClient.builder()
                .baseUrl(openWebUi.baseUrl().toString())
                .adminToken(Secret.of(openWebUi.adminToken()))
                .build()) {
            Secret token = admin.auths()
                    .add(new AddAccountRequest("Ada", person.email(), Secret.of("some password"), Role.USER))
                    .token();
            openWebUi.expireTokens(person.email());

            ProvisionResult result = facade.provisionUser(
                    Bridge.person(person.userId()).userToken(token).build());

            assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
            assertThat(result.steps())
                    .filteredOn(step -> step.step() == Step.CONNECTION)
                    .singleElement()
                    .satisfies(step -> assertThat(step.error().type()).isEqualTo("UnauthorizedException"));
        }
    }

    @Test
    void multiFactorSignInLeavesTheConnectionWaiting() {
        openWebUi.mfaEnabled(true);

        ProvisionResult result = facade.provisionUser(Bridge.newPerson());

        assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(result.initialPassword()).isNotNull();
    }

    @Test
    void aListenerAndASourceOfTokensMayCallTheBridgeForTheSamePerson() {
        ProvisionRequest person = Bridge.newPerson();
        List<Status> nested = new CopyOnWriteArrayList<>();
        AtomicBoolean isNested = new AtomicBoolean();
        AtomicReference<BridgeFacade> itself = new AtomicReference<>();
        try (OpenWebUiClient admin = admin();
                BridgeFacade calling = builder()
                        .userTokens(account -> {
                            itself.get().plan(person);
                            return Optional.empty();
                        })
                        .listener(event -> {
                            if (event instanceof BridgeEvent.Succeeded && !isNested.getAndSet(true)) {
                                nested.add(itself.get().provisionUser(person).status());
                            }
                        })
                        .build()) {
            itself.set(calling);
            admin.auths().add(new AddAccountRequest("Ada", person.email(), Secret.of("some password"), Role.USER));

            assertThat(calling.provisionUser(person).status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        }
        assertThat(nested).containsExactly(Status.AWAITING_USER_TOKEN);
    }

    @Test
    void anInterruptEndsAnOperationAndIsKept() throws Exception {
        liteLlm.faults().always("POST", "/key/generate", Fault.delay(Duration.ofSeconds(20)));
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                facade.provisionUser(Bridge.newPerson());
                ended.complete("no failure");
            } catch (StepFailedException e) {
                ended.complete(
                        e.result().status() + " " + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        while (liteLlm.calls().stream().noneMatch(call -> call.path().equals("/user/new"))) {
            Thread.sleep(20);
        }
        Thread.sleep(200);
        caller.interrupt();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("FAILED true");
    }

    @Test
    void anOperationEndsByItsDeadlineThoughAServerHangs() {
        liteLlm.faults().always("POST", "/key/generate", Fault.delay(Duration.ofSeconds(30)));
        ProvisionRequest person = Bridge.newPerson();
        Instant begin = Instant.now();

        StepFailedException error = catchThrowableOfType(
                StepFailedException.class,
                () -> facade.within(Duration.ofSeconds(2)).provisionUser(person));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        assertThat(error.result().outcome(Step.KEY)).contains(Outcome.FAILED);
        liteLlm.faults().clear();
        assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
    }

    @Test
    void peopleAtTheSameTimeShareOneProbeOfTheBrowsersWay() throws Exception {
        liteLlm.cors(false);
        liteLlm.faults().always("OPTIONS", "/v1/models", Fault.delay(Duration.ofMillis(300)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<ProvisionResult>> calls = Stream.generate(Bridge::newPerson)
                    .limit(8)
                    .<Callable<ProvisionResult>>map(person -> () -> facade.provisionUser(person))
                    .toList();
            for (var result : threads.invokeAll(calls)) {
                assertThat(result.get().problem(Problem.Kind.BROWSER_URL_REFUSES_CORS))
                        .isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(liteLlm.calls())
                .filteredOn(call -> call.method().equals("OPTIONS"))
                .hasSize(1);
    }

    @Test
    void aTierChangeWithoutOpenWebUiSaysWhatHoldsAndWhatIsOpen() {
        ProvisionRequest person = Bridge.newPerson();
        facade.provisionUser(person);
        openWebUi.faults().always("GET", "/api/v1/users/*", Fault.refuse());

        StepFailedException error =
                catchThrowableOfType(StepFailedException.class, () -> facade.changeTier(person.userId(), "pro"));

        assertThat(error).hasCauseInstanceOf(UnreachableException.class);
        assertThat(error.result().outcome(Step.KEY)).isEmpty();
        openWebUi.faults().clear();
        assertThat(facade.changeTier(person.userId(), "pro").status()).isEqualTo(Status.READY);
    }

    @Test
    void aResultInAnExceptionSurvivesSerialisationWithoutItsSecrets() throws Exception {
        openWebUi.faults().always("POST", "/api/v1/users/user/settings/update", Fault.status(500));
        StepFailedException error = fail(Bridge.newPerson());
        assertThat(error.result(ProvisionResult.class).key()).isNotNull();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        StepFailedException copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (StepFailedException) in.readObject();
        }

        assertThat(copy.result().steps()).isEqualTo(error.result().steps());
        assertThat(copy.result(ProvisionResult.class).keyHash())
                .isEqualTo(error.result(ProvisionResult.class).keyHash());
        assertThat(copy.result(ProvisionResult.class).key()).isNull();
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(error.result(ProvisionResult.class).key().reveal());
    }

    @Test
    void aResultAsJsonHoldsNoStackTraceAndNoSecret() throws Exception {
        liteLlm.faults().always("POST", "/key/generate", Fault.status(500));
        StepFailedException error = fail(Bridge.newPerson());

        String json = new ObjectMapper().findAndRegisterModules().writeValueAsString(error.result());

        assertThat(json).contains("\"FAILED\"").doesNotContain("stackTrace").doesNotContain("java.");
        assertThat(json)
                .doesNotContain(
                        error.result(ProvisionResult.class).initialPassword().reveal());
    }

    private OpenWebUiClient admin() {
        return OpenWebUiClient.builder()
                .baseUrl(openWebUi.baseUrl().toString())
                .adminToken(Secret.of(openWebUi.adminToken()))
                .build();
    }

    private BridgeBuilder builder() {
        return BridgeFacade.builder()
                .liteLlm(LiteLlmClient.builder()
                        .baseUrl(liteLlm.baseUrl().toString())
                        .masterKey(Secret.of(liteLlm.masterKey()))
                        .sleeper(waits::add)
                        .build())
                .openWebUi(OpenWebUiClient.builder()
                        .baseUrl(openWebUi.baseUrl().toString())
                        .adminToken(Secret.of(openWebUi.adminToken()))
                        .sleeper(waits::add)
                        .build())
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .connectionUrl(liteLlm.baseUrl() + "/v1");
    }

    private StepFailedException fail(ProvisionRequest person) {
        return catchThrowableOfType(StepFailedException.class, () -> facade.provisionUser(person));
    }
}
