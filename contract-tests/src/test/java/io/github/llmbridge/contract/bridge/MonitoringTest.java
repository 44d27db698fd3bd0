package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.HealthReport.State;
import io.github.llmbridge.bridge.report.PeopleOverview;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryLine
@ReadsEverybody
class MonitoringTest {
    private static final Duration FAST_ENOUGH = Duration.ofMinutes(1);

    @Parameter
    ServerLine line;

    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(line);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void bothServersAreUpAndTellTheirVersions() {
        HealthReport health = fleet.bridge.facade().health(FAST_ENOUGH);

        assertThat(health.isUp()).isTrue();
        assertThat(health.liteLlm().state()).isEqualTo(State.UP);
        assertThat(health.liteLlm().version()).isEqualTo(line.liteLlmVersion());
        assertThat(health.openWebUi().state()).isEqualTo(State.UP);
        assertThat(health.openWebUi().version()).isEqualTo(line.openWebUiVersion());
    }

    @Test
    void aSlowAnswerIsToldAndServesAllTheSame() {
        HealthReport health = fleet.bridge.facade().health(Duration.ofNanos(1));

        assertThat(health.isUp()).isTrue();
        assertThat(health.liteLlm().state()).isEqualTo(State.SLOW);
        assertThat(health.openWebUi().state()).isEqualTo(State.SLOW);
    }

    @Test
    void anAnswerWithAnEndIsTheSameAndComesByThen() {
        BridgeFacade facade = fleet.bridge.facade();

        HealthReport health = facade.health(FAST_ENOUGH, FAST_ENOUGH);
        HealthReport none = facade.health(FAST_ENOUGH, Duration.ofNanos(1));

        assertThat(health.isUp()).isTrue();
        assertThat(health.liteLlm().version()).isEqualTo(line.liteLlmVersion());
        assertThat(health.openWebUi().version()).isEqualTo(line.openWebUiVersion());
        assertThat(none.liteLlm().state()).isEqualTo(State.UNREACHABLE);
        assertThat(none.openWebUi().state()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void credentialsThatAreNoAdministratorsAreRefusedOnes() {
        Bridge bridge = fleet.bridge;
        Secret plain = bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build())
                .key();
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest(
                        "Ada", ServerLine.unique("u") + "@example.com", Secret.of("some password"), Role.USER))
                .token();
        try (BridgeFacade facade = bridge.builder()
                .liteLlm(bridge.wire.liteLlm(line.liteLlmUrl(), plain))
                .openWebUi(bridge.wire.openWebUi(line.openWebUiUrl(), token))
                .build()) {
            HealthReport health = facade.health();

            assertThat(health.liteLlm().state()).isEqualTo(State.CREDENTIALS_REFUSED);
            assertThat(health.openWebUi().state()).isEqualTo(State.CREDENTIALS_REFUSED);
        }
    }

    @Test
    void nobodyAtAnAddressIsToldFromAnotherServer() throws IOException {
        Bridge bridge = fleet.bridge;
        String nobody = "http://127.0.0.1:" + closedPort();
        try (BridgeFacade facade = bridge.builder()
                .liteLlm(bridge.wire.liteLlm(nobody, Secret.of("sk-nobody")))
                .openWebUi(bridge.wire.openWebUi(nobody, Secret.of("nobody")))
                .build()) {
            assertThat(facade.health().liteLlm().state()).isEqualTo(State.UNREACHABLE);
            assertThat(facade.health().openWebUi().state()).isEqualTo(State.UNREACHABLE);
        }
        try (BridgeFacade facade = bridge.builder()
                .liteLlm(bridge.wire.liteLlm(line.openWebUiUrl(), Secret.of("sk-another")))
                .openWebUi(bridge.wire.openWebUi(line.liteLlmUrl(), Secret.of("another")))
                .build()) {
            assertThat(facade.health().liteLlm().state()).isEqualTo(State.ANOTHER_SERVER);
            assertThat(facade.health().openWebUi().state()).isEqualTo(State.ANOTHER_SERVER);
        }
    }

    @Test
    void everybodyIsSeenByLists() {
        Fleet.Member ready = fleet.provision();
        Fleet.Member suspended = fleet.provision();
        Fleet.Member blocked = fleet.provision();
        fleet.bridge.facade().suspend(suspended.id());
        Hand.BLOCKS_THE_KEY.on(blocked);
        Instant soon = Instant.now().plus(Duration.ofDays(31));
        fleet.bridge.wire.clear();

        PeopleOverview overview = fleet.bridge.facade().overview();

        assertThat(fleet.bridge.wire.writes()).isEmpty();

        assertThat(overview.byStatus())
                .isEqualTo(Map.of(Status.READY, 1L, Status.SUSPENDED, 1L, Status.NOT_USABLE, 1L));
        assertThat(overview.byTier()).isEqualTo(Map.of("free", 3L));
        PersonOverview first = of(overview, ready.id());
        assertThat(first.email()).isEqualTo(ready.request.email());
        assertThat(first.maxBudget()).isEqualTo(1.5);
        assertThat(first.budgetUse()).hasValue(0);
        assertThat(first.keyHash()).isEqualTo(ready.keys().get(0).token());
        assertThat(of(overview, blocked.id()).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.KEY_BLOCKED);
        assertThat(overview.keysEndingBefore(soon)).hasSize(3);
        assertThat(overview.keysEndingBefore(Instant.now())).isEmpty();
        assertThat(overview.awaitingToken()).isEmpty();
    }

    @Test
    void spendIsRankedAndBudgetsAreUsed() {
        Fleet.Member little = fleet.provision();
        Fleet.Member much = fleet.provision();
        fleet.provision();
        spend(little, 0.25);
        spend(much, 1.0);

        PeopleOverview overview = fleet.bridge.facade().overview();

        assertThat(overview.bySpend(10)).extracting(PersonOverview::userId).containsExactly(much.id(), little.id());
        assertThat(overview.bySpend(1)).extracting(PersonOverview::spend).containsExactly(1.0);
        assertThat(overview.byBudgetUse(10).get(0).budgetUse().orElseThrow()).isBetween(0.66, 0.67);
        assertThat(overview.byBudgetUse(10).get(0).budgetResetAt()).isAfter(Instant.now());
        assertThat(overview.spend()).isEqualTo(1.25);
    }

    /** An account that somebody else made, and no way into its settings. */
    @Test
    void whoWaitsForATokenIsFound() {
        ProvisionRequest request = Bridge.person(ServerLine.unique("u")).build();
        fleet.bridge
                .openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", request.email(), Secret.of("some password"), Role.USER));
        fleet.bridge.facade().provisionUser(request);
        try {
            PeopleOverview overview = fleet.bridge.facade().overview();

            assertThat(overview.awaitingToken())
                    .extracting(PersonOverview::userId)
                    .containsExactly(request.userId());
        } finally {
            fleet.bridge.liteLlm.users().deleteIfPresent(request.userId());
        }
    }

    private void spend(Fleet.Member member, double amount) {
        fleet.bridge.byHand(member.keys().get(0), update -> update.spend(amount));
    }

    private static PersonOverview of(PeopleOverview overview, String userId) {
        List<PersonOverview> found = overview.people().stream()
                .filter(person -> person.userId().equals(userId))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
