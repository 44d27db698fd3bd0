package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LETS_KEYS_LIVE_AS_LONG_AS_ASKED;
import static io.github.llmbridge.contract.OpenWebUiBehaviour.ACCOUNTS_MAY_SHARE_EMAIL;
import static io.github.llmbridge.contract.OpenWebUiBehaviour.REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ProvisionUserTest extends BridgeTest {
    @Test
    void givesANewPersonAKeyAnAccountAndAConnection() {
        ProvisionRequest request = Bridge.newPerson();

        ProvisionResult result = bridge.facade().provisionUser(request);

        bridge.assertProvisioned(request, result);
        assertThat(result.outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        assertThat(result.outcome(Step.KEY)).contains(Outcome.CREATED);
        assertThat(result.outcome(Step.ACCOUNT)).contains(Outcome.CREATED);
        assertThat(result.outcome(Step.CONNECTION)).contains(Outcome.CREATED);
        assertThat(result.initialPassword()).isNotNull();
        assertThat(bridge.signIn(request, result.initialPassword())).isPresent();
    }

    @Test
    void theKeyLivesAsLongAsTheTierSays() {
        ProvisionRequest request = Bridge.newPerson();

        bridge.facade().provisionUser(request);

        assertThat(bridge.keys(request).get(0).expires())
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), Assertions.within(2, ChronoUnit.MINUTES));
    }

    @Test
    void theKeyCannotMakeAKeyWithoutLimits() {
        ProvisionRequest request = Bridge.newPerson();
        Secret key = bridge.facade().provisionUser(request).key();

        Assertions.assertThatThrownBy(() -> bridge.liteLlm
                        .as(key)
                        .keys()
                        .generate(GenerateKeyRequest.builder(Models.all()).build()))
                .isInstanceOf(ApiException.class);
        Assertions.assertThatThrownBy(() -> bridge.ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aSecondCallOnlyReads() {
        ProvisionRequest request = Bridge.newPerson();
        ProvisionResult first = bridge.facade().provisionUser(request);
        bridge.wire.clear();

        ProvisionResult second = bridge.facade().provisionUser(request);

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(bridge.wire.exchanges()).hasSizeLessThanOrEqualTo(4);
        assertThat(second.unchanged()).isTrue();
        assertThat(second.status()).isEqualTo(Status.READY);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.initialPassword()).isNull();
    }

    @Test
    void aSecondCallAfterARestartOnlyReads() {
        ProvisionRequest request = Bridge.newPerson();
        bridge.facade().provisionUser(request);
        bridge.restarted();
        bridge.wire.clear();

        ProvisionResult second = bridge.facade().provisionUser(request);

        assertThat(bridge.wire.writes()).isEmpty();
        // Two of them are asked once a minute and not for each person: the switches and the list of models.
        assertThat(bridge.wire.exchanges()).hasSizeLessThanOrEqualTo(5);
        assertThat(second.unchanged()).isTrue();
    }

    @Test
    void aNewPersonTakesSixCallsAndAFinishedOneTwoReads() {
        bridge.facade().provisionUser(Bridge.newPerson());
        // The first use of a facade asks for the switches, the list of models, and the browser's way.
        assertThat(bridge.wire.exchanges()).hasSizeLessThanOrEqualTo(callsOfANewPerson() + 4);
        bridge.wire.clear();
        ProvisionRequest request = Bridge.newPerson();

        bridge.facade().provisionUser(request);

        assertThat(bridge.wire.exchanges()).hasSize(callsOfANewPerson());
        bridge.wire.clear();

        bridge.facade().provisionUser(request);

        assertThat(bridge.wire.exchanges()).hasSize(2);
    }

    @Test
    void aSecretCostsNoCall() {
        try (var facade = bridge.builder().secret(Bridge.SECRET).build()) {
            facade.provisionUser(Bridge.newPerson());
            bridge.wire.clear();

            facade.provisionUser(Bridge.newPerson());

            assertThat(bridge.wire.exchanges()).hasSize(callsOfANewPerson());
        }
    }

    /** Six, one more where a new key's end is corrected, and one where others may have added the account at the same time. */
    private int callsOfANewPerson() {
        return 6
                + (line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED) ? 0 : 1)
                + (line.does(ACCOUNTS_MAY_SHARE_EMAIL) && !line.does(REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL) ? 1 : 0);
    }

    @Test
    void twentyThreadsMakeOneOfEach() throws Exception {
        ProvisionRequest request = Bridge.newPerson();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<ProvisionResult>> results = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return bridge.facade().provisionUser(request);
                }));
            }
            start.countDown();
            ProvisionResult first = results.get(0).get();
            bridge.assertProvisioned(request, first);
            for (Future<ProvisionResult> result : results) {
                assertThat(result.get().key()).isEqualTo(first.key());
                assertThat(result.get().keyHash()).isEqualTo(first.keyHash());
                assertThat(result.get().accountId()).isEqualTo(first.accountId());
                assertThat(result.get().status()).isEqualTo(first.status());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLostAnswerOfKeyGenerateIsSettledByTheHash() {
        ProvisionRequest request = Bridge.newPerson();
        bridge.wire.troubleOnce("POST", "/key/generate", Wire.Effect.LOSE_ANSWER);

        ProvisionResult result = bridge.facade().provisionUser(request);

        bridge.assertProvisioned(request, result);
    }

    @Test
    void aLostAnswerOfAuthsAddIsSettledByLookingUp() {
        ProvisionRequest request = Bridge.newPerson();
        bridge.wire.troubleOnce("POST", "/api/v1/auths/add", Wire.Effect.LOSE_ANSWER);

        ProvisionResult result = bridge.facade().provisionUser(request);

        bridge.assertProvisioned(request, result);
        assertThat(result.initialPassword()).isNotNull();
    }

    @Test
    void anEndedKeyStaysEndedHoweverOftenItIsAskedFor() {
        ProvisionRequest request = Bridge.newPerson();
        ProvisionResult first = bridge.facade().provisionUser(request);
        try (var later = bridge.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)))
                .userTokens(UserTokenSource.of(account -> bridge.signIn(request, first.initialPassword())))
                .build()) {
            ProvisionResult second = later.provisionUser(request);

            assertThat(second.status()).isEqualTo(Status.NOT_USABLE);
            assertThat(second.problem(Problem.Kind.KEY_ENDED)).isPresent();
            assertThat(second.keyHash()).isEqualTo(first.keyHash());
            assertThat(later.provisionUser(request).unchanged()).isTrue();
        }
        assertThat(bridge.keys(request)).hasSize(1);
    }
}
