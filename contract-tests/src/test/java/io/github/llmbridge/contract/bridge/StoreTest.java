package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.store.AuditChange;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bridge tells its store, and what happens where the store fails. */
@OnEveryLine
class StoreTest extends BridgeTest {
    private final UnsteadyStore store = new UnsteadyStore();
    private final List<BridgeEvent> heard = new ArrayList<>();
    private final ProvisionRequest person = Bridge.newPerson();
    private BridgeFacade facade;

    @BeforeEach
    void openFacade() {
        facade = bridge.builder().store(store).listener(heard::add).build();
    }

    @AfterEach
    void closeFacade() {
        facade.close();
    }

    @Test
    void theStoreKnowsWhatThePersonIs() {
        ProvisionResult made = facade.provisionUser(person);

        PersonRecord kept = kept().orElseThrow();
        assertThat(kept.email()).isEqualTo(person.email());
        assertThat(kept.accountId()).isEqualTo(made.accountId());
        assertThat(kept.keyHash()).isEqualTo(made.keyHash());
        assertThat(kept.tier()).isEqualTo("free");
        assertThat(kept.standing()).isEqualTo(Standing.ACTIVE);

        facade.suspend(person.userId());
        assertThat(kept().orElseThrow().standing()).isEqualTo(Standing.SUSPENDED);

        facade.remove(person.userId(), EnumSet.of(Part.CONNECTION, Part.KEYS, Part.ACCOUNT));
        assertThat(kept().orElseThrow())
                .returns(null, PersonRecord::accountId)
                .returns(null, PersonRecord::keyHash)
                .returns(null, PersonRecord::tier);

        facade.remove(person.userId(), EnumSet.of(Part.LITELLM_USER));
        assertThat(kept()).isEmpty();
    }

    @Test
    void everyChangeIsToldWithWhoAndWhat() {
        facade.provisionUser(person);
        facade.as("jane").correlatedBy("request-7").changeTier(person.userId(), "pro");

        assertThat(entries())
                .extracting(AuditEntry::operation, AuditEntry::actor, AuditEntry::outcome)
                .containsExactly(
                        tuple(Operation.PROVISION, "default", AuditEntry.Outcome.DONE),
                        tuple(Operation.CHANGE_TIER, "jane", AuditEntry.Outcome.DONE));
        assertThat(entries().get(0).changes())
                .filteredOn(change -> change.outcome() == Outcome.CREATED)
                .extracting(AuditChange::step)
                .contains(Step.LITELLM_USER, Step.KEY, Step.ACCOUNT, Step.CONNECTION);
        AuditEntry change = entries().get(1);
        assertThat(change.correlationId()).isEqualTo("request-7");
        assertThat(change.changes()).contains(new AuditChange(Step.KEY, "max_budget", "1.5", "20.0", Outcome.UPDATED));
    }

    @Test
    void whatChangesNothingLeavesNoEntry() {
        facade.provisionUser(person);
        assertThat(facade.provisionUser(person).unchanged()).isTrue();

        assertThat(entries()).hasSize(1);
    }

    @Test
    void aRemovalIsToldWithWhatWasThere() {
        ProvisionResult made = facade.provisionUser(person);
        facade.remove(person.userId(), EnumSet.of(Part.KEYS, Part.ACCOUNT, Part.LITELLM_USER));

        AuditEntry removal = entries().get(1);
        assertThat(removal.operation()).isEqualTo(Operation.REMOVE);
        assertThat(removal.changes())
                .contains(
                        new AuditChange(Step.KEY, "key", made.keyHash().value(), null, Outcome.REMOVED),
                        new AuditChange(Step.ACCOUNT, "account", person.email(), null, Outcome.REMOVED),
                        new AuditChange(Step.LITELLM_USER, "user", person.userId(), null, Outcome.REMOVED));
    }

    @Test
    void noSecretIsToldOrKept() {
        ProvisionResult made = facade.provisionUser(person);
        facade.suspend(person.userId());
        facade.resume(person.userId());
        facade.remove(person.userId(), EnumSet.allOf(Part.class));

        assertThat(entries())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.toString())
                        .doesNotContain(made.key().reveal())
                        .doesNotContain(made.initialPassword().reveal()));
    }

    @Test
    void aFailureIsToldWithWhatWasDoneBefore() {
        bridge.wire.troubleOnce("POST", "/key/generate", Wire.Effect.LOSE_REQUEST);
        assertThatThrownBy(() -> facade.provisionUser(person)).isInstanceOf(StepFailedException.class);

        AuditEntry entry = entries().get(0);
        assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.FAILED);
        assertThat(entry.error().type()).isEqualTo(UnreachableException.class.getSimpleName());
        assertThat(entry.changes())
                .extracting(AuditChange::step, AuditChange::outcome)
                .contains(tuple(Step.LITELLM_USER, Outcome.CREATED), tuple(Step.KEY, Outcome.FAILED));

        facade.provisionUser(person);
        assertThat(entries()).extracting(AuditEntry::outcome).endsWith(AuditEntry.Outcome.DONE);
    }

    @Test
    void aRefusalIsTold() {
        try (BridgeFacade strict = bridge.builder()
                .store(store)
                .listener(heard::add)
                .policy(planned -> Optional.of("not today"))
                .build()) {
            assertThatThrownBy(() -> strict.provisionUser(person)).isInstanceOf(RefusedByPolicyException.class);
        }
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
            assertThat(entry.changes()).isEmpty();
        });
        assertThat(heard).containsExactly(new BridgeEvent.Audited(entries().get(0)));
    }

    @Test
    void listenersHearOfTheEntry() {
        facade.provisionUser(person);

        assertThat(heard).contains(new BridgeEvent.Audited(entries().get(0)));
        assertThat(heard).last().isInstanceOf(BridgeEvent.Succeeded.class);
    }

    @Test
    void withoutALeaseNothingIsChanged() {
        store.failLeases();
        assertNothingDone();

        store.heal();
        bridge.assertProvisioned(person, facade.provisionUser(person));
    }

    @Test
    void withoutAnAuditEntryNothingIsChanged() {
        store.failAudit(entry -> true);
        assertNothingDone();

        store.heal();
        bridge.assertProvisioned(person, facade.provisionUser(person));
        assertThat(entries()).extracting(AuditEntry::outcome).containsExactly(AuditEntry.Outcome.DONE);
    }

    @Test
    void aRemovalThatCannotBeginIsHeardOf() {
        facade.provisionUser(person);
        store.failLeases();

        assertThatThrownBy(() -> facade.remove(person.userId(), EnumSet.allOf(Part.class)))
                .isInstanceOf(StepFailedException.class)
                .hasCauseInstanceOf(StoreException.class);

        assertThat(heard)
                .last()
                .isInstanceOfSatisfying(
                        BridgeEvent.Failed.class,
                        event -> assertThat(event.operation()).isEqualTo(Operation.REMOVE));
    }

    private void assertNothingDone() {
        StepFailedException failure =
                catchThrowableOfType(StepFailedException.class, () -> facade.provisionUser(person));
        assertThat(failure).hasCauseInstanceOf(StoreException.class);
        assertThat(failure.result().steps()).isEmpty();
        assertThat(bridge.liteLlm.users().find(person.userId())).isEmpty();
        assertThat(bridge.openWebUi.users().findByEmail(person.email())).isEmpty();
        assertThat(entries()).isEmpty();
    }

    @Test
    void anEntryThatCannotBeEndedIsTold() {
        store.failAudit(entry -> entry.outcome() != AuditEntry.Outcome.UNDER_WAY);
        ProvisionResult result = facade.provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(result.problem(Problem.Kind.STORE_NOT_WRITTEN)).isPresent();
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.UNDER_WAY);
            assertThat(entry.changes()).isNotEmpty();
        });
        assertThat(heard)
                .filteredOn(BridgeEvent.Audited.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((BridgeEvent.Audited) event).entry().outcome())
                        .isEqualTo(AuditEntry.Outcome.DONE));
    }

    @Test
    void aLostLeaseEndsTheOperationAndTheNextCallFinishesIt() {
        AtomicInteger asked = new AtomicInteger();
        store.whileLeased(() -> {
            if (asked.incrementAndGet() == 2) {
                store.failLeases();
            }
        });
        StepFailedException failure =
                catchThrowableOfType(StepFailedException.class, () -> facade.provisionUser(person));
        assertThat(failure).hasMessageContaining("another instance may work");
        assertThat(failure.result().steps()).isNotEmpty();

        store.whileLeased(() -> {});
        store.heal();
        bridge.assertProvisioned(person, facade.provisionUser(person));
    }

    @Test
    void anotherInstanceIsWaitedFor() {
        try (Lease others = store.leases().acquire("default/" + person.userId()).orElseThrow()) {
            StepFailedException failure = catchThrowableOfType(
                    StepFailedException.class,
                    () -> facade.within(Duration.ofMillis(300)).provisionUser(person));
            assertThat(failure).hasMessageContaining("another instance worked for the same user");
            assertThat(others.isHeld()).isTrue();
        }
        bridge.assertProvisioned(person, facade.provisionUser(person));
        assertThat(store.isLeased("default", person.userId())).isFalse();
    }

    @Test
    void everyOperationGivesItsLeaseBack() {
        facade.provisionUser(person);
        TierChangeResult changed = facade.changeTier(person.userId(), "pro");
        RemovalResult removed = facade.remove(person.userId(), EnumSet.allOf(Part.class));

        assertThat(changed.status()).isEqualTo(Status.READY);
        assertThat(removed.status()).isEqualTo(Status.REMOVED);
        assertThat(store.isLeased("default", person.userId())).isFalse();
    }

    private Optional<PersonRecord> kept() {
        return store.people().find("default", person.userId());
    }

    private List<AuditEntry> entries() {
        return store.audit().find(AuditQuery.all().ofPerson(person.userId())).toList();
    }
}
