package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llmbridge.bridge.BridgeFacade;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that no real server has on demand: the stand-ins are told to fail. */
class ServerFaultsTest {
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private FakeLiteLlm liteLlm;
    private FakeOpenWebUi openWebUi;
    private BridgeFacade facade;

    @BeforeEach
    void start() {
        liteLlm = FakeLiteLlm.builder().build();
        openWebUi = FakeOpenWebUi.builder().build();
        facade = BridgeFacade.builder()
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
                .connectionUrl(liteLlm.baseUrl() + "/v1")
                .build();
    }

    @AfterEach
    void stop() {
        facade.close();
        liteLlm.close();
        openWebUi.close();
    }

    @Test
    void liteLlmsAndOpenWebUisStepsOverlap() {
        liteLlm.faults().on("POST", "/key/generate", Fault.delay(Duration.ofMillis(400)));
        openWebUi.faults().on("POST", "/api/v1/auths/add", Fault.delay(Duration.ofMillis(400)));
        liteLlm.faults().on("GET", "/user/info", Fault.delay(Duration.ofMillis(400)));
        openWebUi.faults().on("GET", "/api/v1/users/*", Fault.delay(Duration.ofMillis(400)));

        facade.provisionUser(Bridge.newPerson());

        assertOverlap(call(liteLlm.calls(), "/user/info"), call(openWebUi.calls(), "/api/v1/users/"));
        assertOverlap(call(liteLlm.calls(), "/key/generate"), call(openWebUi.calls(), "/api/v1/auths/add"));
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

    private StepFailedException fail(ProvisionRequest person) {
        return catchThrowableOfType(StepFailedException.class, () -> facade.provisionUser(person));
    }

    private static RecordedCall call(List<RecordedCall> calls, String path) {
        return calls.stream()
                .filter(call -> call.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOverlap(RecordedCall one, RecordedCall other) {
        Instant laterStart = one.started().isAfter(other.started()) ? one.started() : other.started();
        Instant earlierEnd = one.ended().isBefore(other.ended()) ? one.ended() : other.ended();
        assertThat(laterStart).isBefore(earlierEnd);
    }
}
