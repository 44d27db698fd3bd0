package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations after birth, for people whom a bridge with a secret made: it needs no credential of theirs. */
@OnEveryLine
class WholeLifeTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();
    private BridgeFacade facade;

    @BeforeEach
    void withASecret() {
        facade = bridge.builder().secret(Bridge.SECRET).build();
    }

    @AfterEach
    void closeFacade() {
        facade.close();
    }

    @Test
    void aPlanShowsWhatProvisioningWouldDoAndWritesNothing() {
        Plan before = facade.plan(person);
        assertThat(before.isEmpty()).isFalse();
        assertThat(bridge.wire.writes()).isEmpty();

        facade.provisionUser(person);

        assertThat(facade.plan(person).isEmpty()).isTrue();
        assertThat(facade.plan(ProvisionRequest.builder(person.userId(), person.email(), "pro")
                                .build())
                        .changes())
                .extracting(change -> change.what())
                .contains("tier", "models", "max_budget", "expires");
    }

    @Test
    void aRenewalStartsTheLifeAgainInPlaceAndRevives() {
        ProvisionResult made = facade.provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.duration(KeyDuration.of("1s")));
        try (var later = bridge.builder()
                .secret(Bridge.SECRET)
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)))
                .build()) {
            assertThat(later.renew(person.userId()).status()).isEqualTo(Status.READY);
        }
        assertThat(bridge.key(person).token()).isEqualTo(made.keyHash());
        assertThat(bridge.key(person).expires())
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), within(2, ChronoUnit.MINUTES));
        assertThat(bridge.ask(made.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aRotationGivesAnotherKeyWithEverythingAndTheOldOneIsRefused() {
        ProvisionResult made = facade.provisionUser(person);
        Key before = bridge.key(person);

        KeyResult rotated = facade.rotateKey(person.userId());

        assertThat(rotated.status()).isEqualTo(Status.READY);
        assertThat(rotated.replaced()).isEqualTo(made.keyHash());
        assertThat(rotated.key()).isNotEqualTo(made.key());
        assertThat(bridge.key(person).token()).isEqualTo(rotated.keyHash());
        assertThat(bridge.key(person).expires()).isCloseTo(before.expires(), within(2, ChronoUnit.MINUTES));
        assertThat(bridge.connections(person))
                .singleElement()
                .satisfies(connection -> assertThat(connection.key()).isEqualTo(rotated.key()));
        assertThat(bridge.ask(rotated.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        assertThat(bridge.liteLlm.effects().awaitRefused(made.key(), Duration.ofSeconds(75)))
                .isTrue();
        assertThat(facade.provisionUser(person).unchanged()).isTrue();
    }

    @Test
    void aRotationWithoutAWayIntoTheSettingsIsRefusedBeforeAnythingIsDone() {
        bridge.facade().provisionUser(person);
        bridge.wire.clear();

        assertThatThrownBy(() -> bridge.facade().rotateKey(person.userId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("UserTokenSource");
        assertThat(bridge.wire.writes()).isEmpty();
    }

    @Test
    void aLeakedKeyIsReplacedAtOnce() {
        ProvisionResult made = facade.provisionUser(person);

        KeyResult replaced = facade.replaceKeyNow(person.userId());

        assertThat(replaced.status()).isEqualTo(Status.READY);
        assertThat(replaced.problem(Kind.OLD_KEY_STILL_TAKEN)).isEmpty();
        assertThatThrownBy(() -> bridge.ask(made.key(), "gpt-4o-mini")).isInstanceOf(UnauthorizedException.class);
        assertThat(bridge.ask(replaced.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        assertThat(bridge.keys(person)).hasSize(1);
    }

    @Test
    void aSuspendedPersonIsShutOutUntilItIsResumed() {
        ProvisionResult made = facade.provisionUser(person);
        Secret session = bridge.signIn(person, made.initialPassword()).orElseThrow();

        assertThat(facade.suspend(person.userId()).status()).isEqualTo(Status.SUSPENDED);

        assertThat(bridge.key(person).blocked()).isTrue();
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
        assertThat(bridge.connections(person))
                .singleElement()
                .satisfies(connection -> assertThat(connection.enabled()).isFalse());
        assertThatThrownBy(() -> bridge.openWebUi.as(session).settings().get())
                .isInstanceOf(io.github.llmbridge.http.ApiException.class);
        assertThat(facade.suspend(person.userId()).unchanged()).isTrue();
        ProvisionResult again = facade.provisionUser(person);
        assertThat(again.status()).isEqualTo(Status.SUSPENDED);
        assertThat(again.problem(Kind.SUSPENDED)).isPresent();
        assertThat(bridge.key(person).blocked()).isTrue();

        assertThat(facade.resume(person.userId()).status()).isEqualTo(Status.READY);

        bridge.assertProvisioned(person, facade.provisionUser(person));
        assertThat(facade.provisionUser(person).unchanged()).isTrue();
    }

    @Test
    void anAdministratorWhoWasSuspendedIsOneAgain() {
        ProvisionRequest administrator =
                Bridge.person(person.userId()).role(Role.ADMIN).build();
        facade.provisionUser(administrator);

        facade.suspend(person.userId());
        facade.resume(person.userId());

        assertThat(bridge.account(person).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aGrantEndsAndTheKeysLifeGoesOn() {
        facade.provisionUser(person);
        Instant end = bridge.key(person).expires();

        facade.grantTemporarily(person.userId(), Grant.tier("pro", Instant.now().plus(Duration.ofHours(1))));

        assertThat(bridge.key(person).models()).isEqualTo(Bridge.PRO.models());
        assertThat(facade.provisionUser(person).unchanged()).isTrue();
        assertThat(facade.endGrants()).noneMatch(result -> result.userId().equals(person.userId()));
        try (var later = bridge.builder()
                .secret(Bridge.SECRET)
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
                .build()) {
            assertThat(later.endGrants())
                    .filteredOn(result -> result.userId().equals(person.userId()))
                    .singleElement()
                    .satisfies(result -> assertThat(result.status()).isEqualTo(Status.READY));
        }
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.FREE.models());
        assertThat(bridge.key(person).maxBudget()).isEqualTo(1.5);
        assertThat(bridge.key(person).expires()).isEqualTo(end);
    }

    @Test
    void aGrantOfABudgetRaisesThatAlone() {
        facade.provisionUser(person);

        facade.grantTemporarily(
                person.userId(), Grant.budget(50.0, Instant.now().plus(Duration.ofHours(1))));
        assertThat(bridge.key(person).maxBudget()).isEqualTo(50.0);
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.FREE.models());

        facade.endGrant(person.userId());
        assertThat(bridge.key(person).maxBudget()).isEqualTo(1.5);
    }

    @Test
    void whatWasSpentStaysOrStartsAgainAsThePolicySays() {
        facade.provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.spend(1.0));

        facade.changeTier(person.userId(), "pro", SpentPolicy.KEEP);
        assertThat(bridge.key(person).spend()).isCloseTo(1.0, within(0.001));

        facade.changeTier(person.userId(), "free", SpentPolicy.RESET);
        assertThat(bridge.key(person).spend()).isEqualTo(0.0);
    }

    @Test
    void aRemovalTakesWhatIsNamedAndTellsWhatIsKept() {
        ProvisionResult made = facade.provisionUser(person);

        RemovalResult keys = facade.remove(person.userId(), Set.of(Part.CONNECTION, Part.KEYS));

        assertThat(keys.status()).isEqualTo(Status.REMOVED);
        assertThat(keys.kept()).anyMatch(text -> text.contains("account")).anyMatch(text -> text.contains("spend"));
        assertThat(bridge.keys(person)).isEmpty();
        assertThat(bridge.connections(person)).isEmpty();
        assertThat(facade.remove(person.userId(), Set.of(Part.CONNECTION, Part.KEYS))
                        .unchanged())
                .isTrue();

        facade.remove(person.userId(), EnumSet.allOf(Part.class));

        assertThat(bridge.openWebUi.users().findByEmail(person.email())).isEmpty();
        assertThat(bridge.liteLlm.users().find(person.userId())).isEmpty();
        assertThatThrownBy(() -> facade.remove(person.userId(), EnumSet.allOf(Part.class)))
                .isInstanceOf(PersonNotFoundException.class);
        assertThat(facade.provisionUser(person).key()).isNotEqualTo(made.key());
    }

    @Test
    void noKeyAndNoPasswordThatWasGivenUpLivesAgain() {
        ProvisionResult first = facade.provisionUser(person);
        bridge.liteLlm.keys().delete(io.github.llmbridge.litellm.keys.KeySelection.of(first.keyHash()));
        ProvisionResult afterDeletedKey = facade.provisionUser(person);
        KeyResult rotated = facade.rotateKey(person.userId());
        facade.remove(person.userId(), Set.of(Part.CONNECTION, Part.KEYS));
        ProvisionResult afterRemovedKey = facade.provisionUser(person);
        bridge.openWebUi.users().delete(bridge.account(person).id());
        ProvisionResult afterDeletedAccount = facade.provisionUser(person);
        facade.remove(person.userId(), EnumSet.allOf(Part.class));
        ProvisionResult afterRemoval = facade.provisionUser(person);

        assertThat(List.of(
                        first.key(), afterDeletedKey.key(), rotated.key(), afterRemovedKey.key(), afterRemoval.key()))
                .doesNotHaveDuplicates();
        assertThat(List.of(
                        first.initialPassword(), afterDeletedAccount.initialPassword(), afterRemoval.initialPassword()))
                .doesNotHaveDuplicates();
        bridge.assertProvisioned(person, afterRemoval);
    }

    @Test
    void aSecondProcessWithTheSecretArrivesAtTheSameKeyWithoutAnyoneTellingIt() {
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), Secret.of("Correct horse battery 1!"), Role.USER))
                .token();
        ProvisionResult waiting = facade.provisionUser(person);
        assertThat(waiting.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        try (var other = bridge.builder().secret(Bridge.SECRET).build()) {
            ProvisionResult result = other.provisionUser(
                    Bridge.person(person.userId()).userToken(token).build());

            assertThat(result.key()).isEqualTo(waiting.key());
            assertThat(result.status()).isEqualTo(Status.READY);
        }
        assertThat(bridge.keys(person)).hasSize(1);
    }

    @Test
    void aChangedSecretStillKnowsTheKeysOfTheFormerOne() {
        ProvisionResult made = facade.provisionUser(person);
        Secret next = Secret.of("another secret of the application, long enough");
        try (var changed =
                bridge.builder().secret(next).formerSecret(Bridge.SECRET).build()) {
            assertThat(changed.provisionUser(person).unchanged()).isTrue();
            KeyResult rotated = changed.rotateKey(person.userId());
            assertThat(rotated.key()).isNotEqualTo(made.key());
            assertThat(changed.provisionUser(person).unchanged()).isTrue();
        }
    }

    @Test
    void twoBridgesWithTwoPagesBehindOneLiteLlmServeOnePersonWithoutHarm() {
        ProvisionResult made = facade.provisionUser(person);
        ServerLine second = ServerLine.latestStandIns();
        try (Bridge other = new Bridge(second);
                BridgeFacade eu = bridge.builder()
                        .openWebUi(other.openWebUi)
                        .instance("eu")
                        .secret(Bridge.SECRET)
                        .build()) {
            ProvisionResult inEu = eu.provisionUser(person);

            assertThat(inEu.status()).isEqualTo(Status.READY);
            assertThat(inEu.keyHash()).isNotEqualTo(made.keyHash());
            assertThat(bridge.keys(person)).hasSize(2);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();
            assertThat(eu.provisionUser(person).unchanged()).isTrue();
            eu.rotateKey(person.userId());
            facade.changeTier(person.userId(), "pro");
            assertThat(eu.provisionUser(person).unchanged()).isTrue();
            assertThat(bridge.liteLlm.users().info(person.userId()).user().metadata())
                    .extractingByKey("llmbridge")
                    .satisfies(notes -> assertThat(
                                    ((Map<?, ?>) notes).keySet().stream().map(String::valueOf))
                            .contains("default", "eu"));

            RemovalResult kept = eu.remove(person.userId(), EnumSet.allOf(Part.class));
            assertThat(kept.problem(Kind.LITELLM_USER_KEPT)).isPresent();
            assertThat(bridge.keys(person)).hasSize(1);
            assertThat(bridge.ask(made.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        } finally {
            second.close();
        }
    }
}
