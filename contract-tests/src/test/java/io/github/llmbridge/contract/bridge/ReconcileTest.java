package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.PlannedChange.Reason;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.Stray;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryLine
@ReadsEverybody
class ReconcileTest {
    private static final int PEOPLE_AT_RANDOM = 8;
    private static final int HANDS_AT_RANDOM = 50;
    private static final List<Hand> HANDS = List.of(Hand.values());

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
    void nothingDiffersOfPeopleWhoAreFinished() {
        fleet.provision();
        fleet.provision();

        PeoplePlan plan = plan();

        assertThat(plan.people()).isEqualTo(2);
        assertThat(plan.plans()).isEmpty();
        assertThat(plan.strays())
                .extracting(Stray::subject)
                .doesNotContainAnyElementsOf(fleet.members.stream()
                        .map(member -> member.account().orElseThrow().id())
                        .toList());
        assertThat(reconcile(plan).people()).isEmpty();
    }

    /** Each person meets another hand; all are mended at once. */
    @Test
    void whatPeopleDoByHandIsMendedOrLeftAndThenNothingDiffers() {
        Map<Hand, Fleet.Member> met = new EnumMap<>(Hand.class);
        for (Hand hand : Hand.values()) {
            met.put(hand, fleet.provision());
        }
        met.forEach(Hand::on);

        PeoplePlan plan = plan();

        met.forEach((hand, member) -> assertThat(plan.of(member.id()).stream()
                        .flatMap(found -> found.changes().stream())
                        .findAny())
                .as(hand.name())
                .matches(found -> found.isPresent() == hand.isMended()));
        assertReasons(plan, met);
        ReconcileReport report = reconcile(plan);
        assertThat(report.people()).allMatch(one -> one.outcome() == Reconciled.Outcome.DONE);
        assertThat(plan().plans()).allMatch(Plan::isEmpty);
        met.forEach((hand, member) -> {
            if (!Set.of(Hand.BLOCKS_THE_KEY, Hand.SWITCHES_THE_CONNECTION_OFF).contains(hand)) {
                assertThat(fleet.bridge.facade().inspect(member.id()).isReady())
                        .as(hand.name())
                        .isTrue();
            }
        });
        assertThat(plan.of(met.get(Hand.BLOCKS_THE_KEY).id()).orElseThrow().problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.KEY_BLOCKED);
        assertForeignSurvives(met);
    }

    private static void assertReasons(PeoplePlan plan, Map<Hand, Fleet.Member> met) {
        Map.of(
                        Hand.DELETES_THE_KEY, tuple(Step.KEY, Reason.DELETED),
                        Hand.CHANGES_A_LIMIT, tuple(Step.KEY, Reason.DIFFERS),
                        Hand.REMOVES_THE_CONNECTION, tuple(Step.CONNECTION, Reason.MISSING),
                        Hand.MISALIGNS_THE_CONNECTION, tuple(Step.CONNECTION, Reason.MISALIGNED),
                        Hand.LEADS_THE_CONNECTION_ELSEWHERE, tuple(Step.CONNECTION, Reason.ELSEWHERE),
                        Hand.PUTS_ANOTHER_KEY_INTO_THE_CONNECTION, tuple(Step.CONNECTION, Reason.DEAD),
                        Hand.TAKES_THE_ACCOUNT_OUT_OF_ITS_GROUP, tuple(Step.GROUPS, Reason.MISSING),
                        Hand.DELETES_THE_ACCOUNT, tuple(Step.ACCOUNT, Reason.MISSING))
                .forEach((hand, expected) -> assertThat(
                                plan.of(met.get(hand).id()).orElseThrow().changes())
                        .as(hand.name())
                        .extracting(PlannedChange::step, PlannedChange::reason)
                        .contains(expected));
        assertThat(plan.of(met.get(Hand.RENAMES_THE_ACCOUNT).id()).orElseThrow().problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.NAME_DIFFERS);
        assertThat(plan.of(met.get(Hand.SWITCHES_THE_CONNECTION_OFF).id())
                        .orElseThrow()
                        .problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.CONNECTION_OFF);
    }

    private void assertForeignSurvives(Map<Hand, Fleet.Member> met) {
        assertThat(fleet.bridge.connections(met.get(Hand.ADDS_A_CONNECTION_OF_ITS_OWN).request))
                .anyMatch(found -> found.url().equals(Life.FOREIGN_CONNECTION.url()));
        assertThat(met.get(Hand.MAKES_A_KEY_OF_ITS_OWN).keys()).hasSize(2);
        assertThat(met.get(Hand.BLOCKS_THE_KEY).keys())
                .singleElement()
                .extracting(Key::blocked)
                .isEqualTo(true);
        assertThat(met.get(Hand.RENAMES_THE_ACCOUNT).account().orElseThrow().name())
                .isEqualTo("Countess");
    }

    @Test
    void afterFiftyHandsAtRandomOneReconciliationIsEnough() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < PEOPLE_AT_RANDOM; i++) {
            fleet.provision();
        }
        for (int i = 0; i < HANDS_AT_RANDOM; i++) {
            Hand hand = HANDS.get(random.nextInt(HANDS.size()));
            hand.on(fleet.members.get(random.nextInt(PEOPLE_AT_RANDOM)));
        }

        ReconcileReport report = reconcile(plan());

        assertThat(report.people()).as("seed " + seed).allMatch(one -> one.outcome() == Reconciled.Outcome.DONE);
        assertThat(plan().plans()).as("seed " + seed).allMatch(Plan::isEmpty);
    }

    @Test
    void aPlanOfSomePeopleTellsOfThemAsAPlanOfEverybodyDoes() {
        Fleet.Member ada = fleet.provision();
        Fleet.Member bob = fleet.provision();
        Fleet.Member eve = fleet.provision();
        Hand.CHANGES_A_LIMIT.on(ada);
        Hand.DELETES_THE_KEY.on(bob);
        Hand.REMOVES_THE_CONNECTION.on(eve);
        PeoplePlan all = plan();

        PeoplePlan some = fleet.bridge.facade().planOf(Set.of(ada.id(), bob.id()));

        assertThat(some.people()).isEqualTo(2);
        assertThat(some.plans())
                .containsExactlyInAnyOrder(
                        all.of(ada.id()).orElseThrow(), all.of(bob.id()).orElseThrow());
        assertThat(reconcile(some).people()).allMatch(one -> one.outcome() == Reconciled.Outcome.DONE);
        assertThat(plan().plans())
                .filteredOn(found -> !found.isEmpty())
                .singleElement()
                .extracting(Plan::userId)
                .isEqualTo(eve.id());
        assertThatThrownBy(() -> fleet.bridge.facade().planOf(Set.of("nobody-" + ada.id())))
                .isInstanceOf(PersonNotFoundException.class);
    }

    @Test
    void whatHasChangedSinceThePlanIsNoticed() {
        Fleet.Member ada = fleet.provision();
        Fleet.Member bob = fleet.provision();
        Hand.CHANGES_A_LIMIT.on(ada);
        Hand.CHANGES_A_LIMIT.on(bob);
        PeoplePlan plan = plan();
        Hand.TAKES_THE_ACCOUNT_OUT_OF_ITS_GROUP.on(ada);

        ReconcileReport report = reconcile(plan);

        assertThat(report.people())
                .extracting(Reconciled::userId, Reconciled::outcome)
                .containsExactlyInAnyOrder(
                        tuple(ada.id(), Reconciled.Outcome.OUTDATED), tuple(bob.id(), Reconciled.Outcome.DONE));
        assertThat(fleet.bridge.key(ada.request).rpmLimit()).isEqualTo(7);
        assertThat(fleet.bridge.key(bob.request).rpmLimit()).isEqualTo(100);
    }

    @Test
    void whatTheBridgeRemovedStaysRemovedAndASuspensionStays() {
        Fleet.Member ada = fleet.provision();
        Fleet.Member bob = fleet.provision();
        fleet.bridge.facade().remove(ada.id(), Set.of(Part.ACCOUNT));
        fleet.bridge.facade().suspend(bob.id());

        PeoplePlan plan = plan();

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.of(ada.id()).orElseThrow().problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.WISH_UNKNOWN, Problem.Kind.ACCOUNT_MISSING);
        assertThat(plan.of(bob.id()).orElseThrow().problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.SUSPENDED);
        assertThatThrownBy(() -> fleet.bridge.facade().reconcile(ada.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("provisionUser brings it back");
        assertThat(ada.account()).isEmpty();
    }

    @Test
    void anAccountThatGotAnotherAddressGetsNoSecondOneBesideIt() {
        Fleet.Member ada = fleet.provision();
        String other = "moved-" + ada.request.email();
        fleet.bridge
                .openWebUi
                .accounts()
                .update(
                        ada.account().orElseThrow(),
                        UpdateAccountRequest.builder().email(other).build());
        try {
            PeoplePlan plan = plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.strays())
                    .filteredOn(stray -> stray.message().contains(other))
                    .singleElement()
                    .extracting(Stray::kind)
                    .isEqualTo(Stray.Kind.ACCOUNT_WITH_OTHER_ADDRESS);
        } finally {
            fleet.bridge
                    .openWebUi
                    .users()
                    .allByEmail(other)
                    .forEach(found -> fleet.bridge.openWebUi.users().delete(found.id()));
        }
    }

    @Test
    void tooManyRemovalsStopItBeforeTheFirst() {
        PlannedChange taken = new PlannedChange(Step.GROUPS, "group", "a", null);
        List<Plan> plans =
                List.of(new Plan("u-1", List.of(taken), List.of()), new Plan("u-2", List.of(taken), List.of()));
        PeoplePlan plan = new PeoplePlan(Instant.now(), 10, plans, List.of(), List.of());
        fleet.bridge.wire.clear();

        assertThatThrownBy(() -> fleet.bridge.facade().reconcile(plan, new Removals(1, 15)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("from 2 of 10 people");
        assertThat(fleet.bridge.wire.exchanges()).isEmpty();
    }

    private PeoplePlan plan() {
        return fleet.bridge.facade().planAll();
    }

    private ReconcileReport reconcile(PeoplePlan plan) {
        return fleet.bridge.facade().reconcile(plan, Removals.USUAL);
    }
}
