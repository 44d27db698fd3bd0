package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Accounts that were added and that nobody can sign in to. Open WebUI 0.9.6 on a busy SQLite answers 500 ("database is locked") to
 * one of several hundred who are added at once: it has stored the account then, and no password for it. Here a password that
 * somebody else sets at that moment has the same effect.
 */
@OnEveryLine
class HalfMadeAccountTest extends BridgeTest {
    private static final String ADD = "/api/v1/auths/add";
    private static final String SIGN_IN = "/api/v1/auths/signin";

    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void isAddedAnewByTheSameCall() {
        AtomicInteger added = new AtomicInteger();
        AtomicInteger signedIn = new AtomicInteger();
        try (Wire hand = new Wire()) {
            OpenWebUiClient operator = hand.openWebUi(line);
            bridge.wire.trouble((number, request) -> {
                String path = request.url().encodedPath();
                if (path.equals(ADD) && added.incrementAndGet() == 1) {
                    return Effect.LOSE_ANSWER;
                }
                if (path.equals(SIGN_IN) && signedIn.incrementAndGet() == 1) {
                    shut(operator);
                }
                return Effect.NONE;
            });
            assertUsable(bridge.facade().provisionUser(person));
        }
        assertThat(added).hasValue(2);
    }

    @Test
    void isAddedAnewByTheNextCall() {
        bridge.wire.troubleOnce("POST", ADD, Effect.STOP_AFTER);
        assertThatThrownBy(() -> bridge.facade().provisionUser(person)).isInstanceOf(Wire.Stopped.class);
        String halfMade = bridge.account(person).id();
        try (Wire hand = new Wire()) {
            OpenWebUiClient operator = hand.openWebUi(line);
            bridge.wire.trouble((number, request) -> {
                if (request.url().encodedPath().equals(SIGN_IN)
                        && account(operator).id().equals(halfMade)) {
                    shut(operator);
                }
                return Effect.NONE;
            });
            assertUsable(bridge.restarted().provisionUser(person));
        }
        assertThat(bridge.account(person).id()).isNotEqualTo(halfMade);
    }

    /** LiteLLM tells all that they made the user: the one that adds the account must be the one that is noted. */
    @Test
    void isFinishedThoughWhoeverAddedItHasStopped() throws Exception {
        int processes = 4;
        CyclicBarrier start = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        List<Wire> wires = new ArrayList<>();
        List<Callable<ProvisionResult>> calls = new ArrayList<>();
        try {
            for (int process = 0; process < processes; process++) {
                Wire wire = new Wire();
                wires.add(wire);
                wire.troubleOnce("POST", ADD, Effect.STOP_AFTER);
                calls.add(() -> {
                    try (BridgeFacade facade = bridge.builder()
                            .liteLlm(wire.liteLlm(line))
                            .openWebUi(wire.openWebUi(line))
                            .patience(Duration.ofSeconds(1))
                            .build()) {
                        start.await();
                        return facade.provisionUser(person);
                    }
                });
            }
            // Whoever finds the account of one that has stopped takes it over, and may be in the way of another.
            assertThat(threads.invokeAll(calls, 1, TimeUnit.MINUTES)).noneMatch(Future::isCancelled);
        } finally {
            threads.shutdownNow();
            wires.forEach(Wire::close);
        }

        bridge.assertProvisioned(person, bridge.facade().provisionUser(person));
    }

    private void assertUsable(ProvisionResult result) {
        bridge.assertProvisioned(person, result);
        Secret password = result.initialPassword();
        assertThat(password).isNotNull();
        assertThat(bridge.signIn(person, password)).isPresent();
    }

    private Account account(OpenWebUiClient operator) {
        return operator.users().findByEmail(person.email()).orElseThrow();
    }

    private void shut(OpenWebUiClient operator) {
        operator.accounts()
                .update(
                        account(operator),
                        UpdateAccountRequest.builder()
                                .password(Secret.of("Another-one-1"))
                                .build());
    }
}
