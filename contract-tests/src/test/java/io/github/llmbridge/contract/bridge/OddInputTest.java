package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks right and is not: it is refused before the first call, taken as it is meant, or shown. */
@OnEveryLine
class OddInputTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void anAddressWithSomethingUnseenAroundItIsThePersonsOwn() {
        ProvisionRequest pasted = ProvisionRequest.builder(
                        person.userId(), "\ufeff " + person.email() + "\u00a0", "free")
                .name("\u00a0Ada\u00a0Lovelace ")
                .build();

        ProvisionResult made = bridge.facade().provisionUser(pasted);

        bridge.assertProvisioned(person, made);
        assertThat(bridge.account(person).email()).isEqualTo(person.email());
        assertThat(bridge.account(person).name()).isEqualTo("Ada Lovelace");
        assertThat(bridge.signIn(person, made.initialPassword())).isPresent();
        assertThat(bridge.facade().provisionUser(person).unchanged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u200b"})
    void aStoredAddressWithSomethingUnseenAroundItIsTheSame(String unseen) {
        bridge.facade().provisionUser(person);
        storeEmail(person.email() + unseen);

        assertThat(bridge.facade().provisionUser(person).status()).isEqualTo(Status.READY);
        assertThat(bridge.facade().changeTier(person.userId(), "pro").status()).isEqualTo(Status.READY);
    }

    @Test
    void aStoredAddressThatIsAnotherIsShownWithWhatNobodySees() {
        bridge.facade().provisionUser(person);
        storeEmail("b" + person.email());

        assertThatThrownBy(() -> bridge.facade().provisionUser(person))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"b" + person.email() + "\", not \"" + person.email() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a\u200bb@example.com"})
    void aStoredTextThatIsNoAddressIsReplacedByTheRequests(String stored) {
        bridge.facade().provisionUser(person);
        storeEmail(stored);

        assertThatThrownBy(() -> bridge.facade().changeTier(person.userId(), "pro"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no e-mail");
        assertThat(bridge.facade().inspect(person.userId()).account()).isNull();
        assertThat(bridge.facade().provisionUser(person).status()).isEqualTo(Status.READY);
        assertThat(bridge.liteLlm.users().info(person.userId()).user().userEmail())
                .isEqualTo(person.email());
        assertThat(bridge.facade().provisionUser(person).unchanged()).isTrue();
    }

    private void storeEmail(String email) {
        bridge.liteLlm
                .users()
                .updateAnswer(UpdateUserRequest.builder(person.userId())
                        .userEmail(email)
                        .build());
    }

    @Test
    void anAddressThatOpenWebUiDoesNotAddIsRefusedBeforeAnythingIsMade() {
        ProvisionRequest undotted =
                ProvisionRequest.builder(person.userId(), "ada@example", "free").build();

        assertThatThrownBy(() -> bridge.facade().provisionUser(undotted))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"ada@example\"");

        assertThat(bridge.wire.writes()).isEmpty();
    }

    @Test
    void anAddressOfThisMachineIsAdded() {
        ProvisionRequest local = ProvisionRequest.builder(person.userId(), person.userId() + "@localhost", "free")
                .build();

        assertThat(bridge.facade().provisionUser(local).status()).isEqualTo(Status.READY);
        bridge.openWebUi.users().delete(bridge.account(local).id());
    }

    @Test
    void aPasswordOf72BytesSignsIn() {
        ProvisionRequest longest = Bridge.person(person.userId())
                .password(Secret.of("aA1-" + "é".repeat(34)))
                .build();

        bridge.assertProvisioned(longest, bridge.facade().provisionUser(longest));

        assertThat(bridge.signIn(longest, longest.password())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {40_000, 2_500_000})
    void aLifeBeyondTheCenturySettles(long days) {
        SubscriptionTier endless = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .keyDuration(KeyDuration.of(Duration.ofDays(days)))
                .build();
        SubscriptionTier brief = SubscriptionTier.builder("pro", Models.of("gpt-4o-mini"))
                .keyDuration(KeyDuration.of("30d"))
                .build();
        try (var facade = bridge.builder().tiers(TierCatalog.of(endless, brief)).build()) {
            facade.provisionUser(person);
            assertEndsIn(days);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();

            facade.changeTier(person.userId(), "pro");
            assertEndsIn(30);
            assertThat(facade.changeTier(person.userId(), "free").notApplied()).isEmpty();
            assertEndsIn(days);
            assertThat(facade.provisionUser(person).unchanged()).isTrue();
        }
    }

    private void assertEndsIn(long days) {
        assertThat(bridge.key(person).expires())
                .isBetween(
                        Instant.now().plus(days, ChronoUnit.DAYS).minusSeconds(120),
                        Instant.now().plus(days, ChronoUnit.DAYS).plusSeconds(120));
    }

    @Test
    void theSameLifeInOtherWordsChangesNothing() {
        provisionWith("30d");

        assertThat(provisionWith("720h").unchanged()).isTrue();
    }

    private ProvisionResult provisionWith(String duration) {
        SubscriptionTier tier = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .keyDuration(KeyDuration.of(duration))
                .build();
        try (var facade = bridge.builder().tiers(TierCatalog.of(tier)).build()) {
            return facade.provisionUser(person);
        }
    }

    @Test
    void aNameIsChangedAsItIsMeant() {
        bridge.facade().provisionUser(person);

        bridge.facade().updatePerson(person.userId(), PersonUpdate.name(" Ada\u00a0King "));

        assertThat(bridge.account(person).name()).isEqualTo("Ada King");
    }

    @Test
    void aMissingUserIdIsNamedByEveryOperation() {
        assertMissing(() -> bridge.facade().changeTier(missing(), "pro"));
        assertMissing(() -> bridge.facade().renew(missing()));
        assertMissing(() -> bridge.facade().rotateKey(missing()));
        assertMissing(() -> bridge.facade().replaceKeyNow(missing()));
        assertMissing(() -> bridge.facade().suspend(missing()));
        assertMissing(() -> bridge.facade().resume(missing()));
        assertMissing(() -> bridge.facade().updatePerson(missing(), PersonUpdate.name("Ada")));
        assertMissing(() -> bridge.facade().endGrant(missing()));
        assertMissing(() -> bridge.facade().remove(missing(), java.util.Set.of()));
        assertMissing(() -> bridge.facade().inspect(missing()));
        assertMissing(() -> bridge.facade().usage(missing()));
        assertMissing(() -> bridge.facade().verifyAccess(missing()));
        assertThat(bridge.wire.exchanges()).isEmpty();
    }

    private static void assertMissing(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("userId must be set");
    }

    /** As an application without NullAway hands it in. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }

    @Test
    void anIdWithSomethingUnseenIsRefusedByEveryOperation() {
        for (String id : new String[] {"a\u00a0b", "a\u200b", "\ufeffa", "a ", "a\u0000"}) {
            assertThatThrownBy(() -> bridge.facade().changeTier(id, "pro")).hasMessageStartingWith("userId must not");
            assertThatThrownBy(() -> bridge.facade().inspect(id)).hasMessageStartingWith("userId must not");
        }
        assertThat(bridge.wire.exchanges()).isEmpty();
    }
}
