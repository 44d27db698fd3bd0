package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator decided by hand is not undone, and is named. */
@OnEveryLine
class OperatorsHandTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void aBlockedKeyThatReachesItsEndIsNotReplacedByAnOpenOne() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.liteLlm.keys().block(key.token());
        bridge.byHand(key, change -> change.duration(KeyDuration.of("1s")));
        try (var later = bridge.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)))
                .userTokens(bridge.signingIn(person, made))
                .build()) {
            ProvisionResult result = later.provisionUser(person);

            assertThat(result.problem(Kind.KEY_BLOCKED)).isPresent();
            assertThat(result.problem(Kind.KEY_ENDED)).isPresent();
        }
        assertThat(bridge.key(person).token()).isEqualTo(key.token());
        assertThat(bridge.key(person).blocked()).isTrue();
    }

    @Test
    void aTrialThatHasSpentItsBudgetAndEndedStaysSo() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.byHand(key, change -> change.spend(1.5).duration(KeyDuration.of("1s")));
        try (var later = bridge.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)))
                .userTokens(bridge.signingIn(person, made))
                .build()) {
            for (int i = 0; i < 3; i++) {
                ProvisionResult result = later.provisionUser(person);
                assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
                assertThat(result.problem(Kind.KEY_SPENT)).isPresent();
            }
        }
        assertThat(bridge.key(person).token()).isEqualTo(key.token());
        assertThat(bridge.key(person).spend()).isCloseTo(1.5, within(0.001));
    }

    @Test
    void aTierChangeRevivesAnEndedKeyInPlace() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.duration(KeyDuration.of("1s")));
        try (var later = bridge.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)))
                .build()) {
            TierChangeResult result = later.changeTier(person.userId(), "pro");

            assertThat(result.status()).isEqualTo(Status.READY);
        }
        assertThat(bridge.key(person).token()).isEqualTo(made.keyHash());
        assertThat(bridge.ask(made.key(), "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    @Test
    void aPendingRoleOfAnAdministratorStays() {
        bridge.facade().provisionUser(person);
        bridge.openWebUi
                .accounts()
                .update(
                        bridge.account(person),
                        UpdateAccountRequest.builder().role(Role.PENDING).build());

        ProvisionResult result = bridge.facade().provisionUser(person);

        assertThat(result.problem(Kind.ACCOUNT_PENDING)).isPresent();
        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
        ProvisionRequest named = Bridge.person(person.userId()).role(Role.USER).build();
        assertThat(bridge.facade().provisionUser(named).problem(Kind.ACCOUNT_PENDING))
                .isPresent();
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
    }

    @Test
    void aTierChangeOfABlockedKeySaysThatItIsBlocked() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().block(bridge.key(person).token());

        TierChangeResult result = bridge.facade().changeTier(person.userId(), "pro");

        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
        assertThat(result.problem(Kind.KEY_BLOCKED)).isPresent();
        assertThat(bridge.key(person).blocked()).isTrue();
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.PRO.models());
    }

    @Test
    void aLimitThatDriftedIsRepairedWithoutATierChangeAndWithoutANewLife() {
        List<BridgeEvent> heard = new ArrayList<>();
        bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.byHand(key, change -> change.maxBudget(99.0).duration(KeyDuration.of("5d")));
        Instant end = bridge.key(person).expires();
        try (var facade = bridge.builder().listener(heard::add).build()) {
            ProvisionResult result = facade.provisionUser(person);

            assertThat(result.outcome(Step.KEY)).contains(Outcome.UPDATED);
        }
        assertThat(bridge.key(person).maxBudget()).isEqualTo(1.5);
        assertThat(bridge.key(person).expires()).isEqualTo(end);
        assertThat(heard).noneMatch(BridgeEvent.TierChanged.class::isInstance);
    }

    @Test
    void aLimitThatTheTierDoesNotNameStaysAndOneThatTheOldTierNamedGoes() {
        SubscriptionTier plain =
                SubscriptionTier.builder("plain", Models.of("gpt-4o-mini")).build();
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(Bridge.FREE, plain)).build()) {
            ProvisionRequest request = ProvisionRequest.builder(person.userId(), person.email(), "plain")
                    .build();
            facade.provisionUser(request);
            bridge.byHand(bridge.key(person), change -> change.rpmLimit(7).maxParallelRequests(3));

            assertThat(facade.provisionUser(request).unchanged()).isTrue();
            assertThat(bridge.key(person).rpmLimit()).isEqualTo(7);

            facade.changeTier(person.userId(), "free");
            facade.changeTier(person.userId(), "plain");
        }
        assertThat(bridge.key(person).maxBudget()).isNull();
        assertThat(bridge.key(person).rpmLimit()).isNull();
        assertThat(bridge.key(person).maxParallelRequests()).isEqualTo(3);
    }

    @Test
    void aReplacedKeyHasEverythingThatTheOldOneHad() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        Map<String, Object> metadata = new LinkedHashMap<>(key.metadata());
        metadata.put("cost_center", "42");
        metadata.put("tags", List.of("vip"));
        bridge.byHand(
                key,
                change -> change.metadata(metadata)
                        .aliases(Map.of("cheap", "gpt-4o-mini"))
                        .spend(0.75)
                        .maxParallelRequests(5));
        removeConnection(made);
        try (var facade =
                bridge.builder().userTokens(bridge.signingIn(person, made)).build()) {
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
        }
        Key now = bridge.key(person);
        assertThat(now.token()).isNotEqualTo(key.token());
        assertThat(now.metadata()).containsEntry("cost_center", "42").containsEntry("tags", List.of("vip"));
        assertThat(now.aliases()).containsEntry("cheap", "gpt-4o-mini");
        assertThat(now.spend()).isCloseTo(0.75, within(0.001));
        assertThat(now.maxParallelRequests()).isEqualTo(5);
        assertThat(now.expires()).isCloseTo(key.expires(), within(2, ChronoUnit.MINUTES));
    }

    @Test
    void aReplacedKeyStaysBlocked() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().block(bridge.key(person).token());
        removeConnection(made);
        try (var facade =
                bridge.builder().userTokens(bridge.signingIn(person, made)).build()) {
            assertThat(facade.provisionUser(person).problem(Kind.KEY_BLOCKED)).isPresent();
        }
        assertThat(bridge.key(person).blocked()).isTrue();
    }

    @Test
    void anotherDurationInTheCatalogCountsFromTheSameBeginning() {
        bridge.facade().provisionUser(person);
        SubscriptionTier longer = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .maxBudget(1.5)
                .budgetDuration(BudgetDuration.of("30d"))
                .keyDuration(KeyDuration.of("45d"))
                .rpmLimit(100L)
                .tpmLimit(10_000L)
                .build();
        try (var facade = bridge.builder().tiers(TierCatalog.of(longer)).build()) {
            assertThat(facade.provisionUser(person).outcome(Step.KEY)).contains(Outcome.UPDATED);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();
        }
        assertThat(bridge.key(person).expires())
                .isCloseTo(Instant.now().plus(Duration.ofDays(45)), within(2, ChronoUnit.MINUTES));
    }

    @Test
    void amountsThatTheServerRoundsAreAtRest() {
        SubscriptionTier odd = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .maxBudget(100.0 / 3)
                .keyDuration(KeyDuration.of("36500d"))
                .build();
        List<BridgeEvent> heard = new ArrayList<>();
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(odd)).listener(heard::add).build()) {
            facade.provisionUser(person);
            bridge.wire.clear();

            assertThat(facade.provisionUser(person).unchanged()).isTrue();
            assertThat(bridge.wire.writes()).isEmpty();
        }
        assertThat(heard).noneMatch(BridgeEvent.TierChanged.class::isInstance);
    }

    private void removeConnection(ProvisionResult made) {
        bridge.openWebUi
                .as(bridge.signIn(person, made.initialPassword()).orElseThrow())
                .settingsEditor()
                .edit(stored -> stored.remove(found -> true));
    }
}
