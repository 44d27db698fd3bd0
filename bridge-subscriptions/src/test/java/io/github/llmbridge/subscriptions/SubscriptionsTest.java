package io.github.llmbridge.subscriptions;

import static io.github.llmbridge.subscriptions.Events.USER;
import static io.github.llmbridge.subscriptions.Events.cancelled;
import static io.github.llmbridge.subscriptions.Events.cancelledNow;
import static io.github.llmbridge.subscriptions.Events.changed;
import static io.github.llmbridge.subscriptions.Events.day;
import static io.github.llmbridge.subscriptions.Events.failed;
import static io.github.llmbridge.subscriptions.Events.origin;
import static io.github.llmbridge.subscriptions.Events.renewed;
import static io.github.llmbridge.subscriptions.Events.started;
import static io.github.llmbridge.subscriptions.Events.trial;
import static io.github.llmbridge.subscriptions.Events.trialEnded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.subscriptions.Servers.Someone;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Applied;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Known;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Noted;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Refused;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private final TestClock clock = new TestClock(day(0));
    private final Servers servers = new Servers();
    private final SubscriptionStore store = new InMemorySubscriptionStore();
    private final Subscriptions subscriptions = builder().build();

    private SubscriptionsBuilder builder() {
        return Subscriptions.builder(store, servers).clock(clock);
    }

    private @Nullable Someone person() {
        return servers.people().get(USER);
    }

    private SubscriptionOutcome on(double day, SubscriptionEvent event) {
        clock.set(day(day));
        return subscriptions.accept(event);
    }

    private int dueOn(double day) {
        clock.set(day(day));
        return subscriptions.due();
    }

    private static Applied applied(SubscriptionStep... steps) {
        return new Applied(List.of(steps));
    }

    @Test
    void aLifeWithoutTrouble() {
        assertThat(on(0, started("a", 0, "free"))).isEqualTo(applied(SubscriptionStep.PROVISION));
        assertThat(on(10, changed("b", 10, "pro"))).isEqualTo(applied(SubscriptionStep.CHANGE_TIER));
        assertThat(on(30, renewed("c", 30, 60))).isEqualTo(applied(SubscriptionStep.RENEW));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        assertThat(servers.done).containsExactly("Provision a", "ChangeTier b", "Renew c");
        assertThat(subscriptions.find(USER)).get().returns(null, SubscriberRecord::due);
    }

    @Test
    void theSameEventAgainDoesNothing() {
        on(0, started("a", 0, "free"));
        assertThat(on(1, started("a", 0, "free"))).isEqualTo(new Known());
        assertThat(servers.done).hasSize(1);
    }

    @Test
    void anUnpaidPersonIsSuspendedAfterTheGraceOfTheFirstFailure() {
        on(0, started("a", 0, "pro"));
        assertThat(on(30, failed("b", 30))).isEqualTo(new Waits(Waits.Reason.TIME, "access lasts until then", day(33)));
        on(32, failed("c", 32));
        assertThat(dueOn(32.9)).isZero();
        assertThat(person()).isEqualTo(new Someone("pro", false));
        assertThat(dueOn(33)).isEqualTo(1);
        assertThat(person()).isEqualTo(new Someone("pro", true));

        assertThat(on(40, renewed("d", 40, 70))).isEqualTo(applied(SubscriptionStep.RESUME, SubscriptionStep.RENEW));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        assertThat(servers.done).endsWith("Suspend c", "Resume d", "Renew d/2");
    }

    @Test
    void aPaymentWithinTheGraceEndsIt() {
        on(0, started("a", 0, "pro"));
        on(30, failed("b", 30));
        assertThat(on(31, renewed("c", 31, 60))).isEqualTo(applied(SubscriptionStep.RENEW));
        assertThat(dueOn(50)).isZero();
        assertThat(person()).isEqualTo(new Someone("pro", false));
    }

    @Test
    void whoCancelsHasAccessUntilTheEndOfThePeriod() {
        on(0, started("a", 0, "pro"));
        assertThat(on(5, cancelled("b", 5))).isInstanceOf(Waits.class);
        assertThat(dueOn(29.9)).isZero();
        assertThat(dueOn(30)).isEqualTo(1);
        assertThat(person()).isEqualTo(new Someone("pro", true));
        // Begins again.
        on(40, started(origin("c", "sub-2", 40), "free", 70));
        assertThat(person()).isEqualTo(new Someone("free", false));
    }

    @Test
    void whoIsCancelledNowHasNone() {
        on(0, started("a", 0, "pro"));
        assertThat(on(5, cancelledNow("b", 5))).isEqualTo(applied(SubscriptionStep.SUSPEND));
        assertThat(on(6, changed("c", 5.5, "free"))).isEqualTo(applied(SubscriptionStep.CHANGE_TIER));
        assertThat(person()).isEqualTo(new Someone("free", true));
    }

    @Test
    void aCancellationThatIsTakenBackEndsNothing() {
        on(0, started("a", 0, "pro"));
        on(5, cancelled("b", 5));
        on(6, renewed("c", 6, 30));
        assertThat(dueOn(50)).isZero();
        assertThat(person()).isEqualTo(new Someone("pro", false));
    }

    @Test
    void anApplicationMayRemoveWhoseTimeIsOver() {
        Subscriptions removing =
                builder().removeAtTheEnd(EnumSet.allOf(Part.class)).build();
        removing.accept(started("a", 0, "pro"));
        removing.accept(cancelledNow("b", 0.5));
        clock.set(day(1));
        assertThat(removing.due()).isEqualTo(1);
        assertThat(person()).isNull();
        removing.accept(started(origin("c", "sub-2", 1), "free", 30));
        assertThat(person()).isEqualTo(new Someone("free", false));
    }

    @Test
    void anApplicationMayHaveATierThatNobodyPaysFor() {
        Subscriptions free = builder().tierAtTheEnd("free").build();
        free.accept(trial("a", 0, 14));
        clock.set(day(14));
        assertThat(free.due()).isEqualTo(1);
        assertThat(person()).isEqualTo(new Someone("free", false));
        free.accept(started("b", 14, "pro"));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        free.accept(failed("c", 14));
        clock.set(day(17));
        free.due();
        assertThat(person()).isEqualTo(new Someone("pro", true));
        free.accept(cancelledNow("d", 17));
        assertThat(person()).isEqualTo(new Someone("free", false));
    }

    @Test
    void aTrialEndsByItselfOrByItsEvent() {
        on(0, trial("a", 0, 14));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        assertThat(dueOn(14)).isEqualTo(1);
        assertThat(person()).isEqualTo(new Someone("pro", true));
        assertThat(on(15, trialEnded("b", 14))).isEqualTo(applied());
        on(20, started("c", 20, "pro"));
        assertThat(person()).isEqualTo(new Someone("pro", false));
    }

    @Test
    void whoPaysWithinTheTrialStays() {
        on(0, trial("a", 0, 14));
        on(10, started("b", 10, "pro"));
        on(14, trialEnded("c", 14));
        assertThat(dueOn(20)).isZero();
        assertThat(person()).isEqualTo(new Someone("pro", false));
    }

    @Test
    void whatHappenedBeforeIsNotedOnly() {
        on(0, started("a", 0, "free"));
        on(10, changed("c", 10, "pro"));
        assertThat(on(11, changed("b", 5, "team"))).isEqualTo(new Noted());
        assertThat(person()).isEqualTo(new Someone("pro", false));
        on(20, cancelledNow("e", 20));
        assertThat(on(21, changed("d", 15, "pro"))).isEqualTo(new Noted());
        assertThat(person()).isEqualTo(new Someone("pro", true));
    }

    @Test
    void nothingIsDoneBeforeItIsKnownWhoThePersonIs() {
        assertThat(on(1, changed("b", 1, "pro")))
                .isInstanceOfSatisfying(
                        Waits.class, waits -> assertThat(waits.reason()).isEqualTo(Waits.Reason.START));
        assertThat(subscriptions.troubled(10)).hasSize(1);
        assertThat(on(2, started("a", 0, "free"))).isEqualTo(applied(SubscriptionStep.PROVISION));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        assertThat(subscriptions.troubled(10)).isEmpty();
    }

    @Test
    void whomTheApplicationKnowsNeedsNoBeginning() {
        Subscriptions knowing = builder().known(userId -> true).build();
        builder().build().accept(started("x", 0, "free"));
        store.delete(USER);
        assertThat(knowing.accept(changed("a", 0, "pro"))).isEqualTo(applied(SubscriptionStep.CHANGE_TIER));
        assertThat(knowing.accept(cancelledNow("b", 0))).isEqualTo(applied(SubscriptionStep.SUSPEND));
        assertThat(person()).isEqualTo(new Someone("pro", true));
    }

    @Test
    void whatTheBridgeRefusesIsToldAndDoesNotKeepAnybodyIn() {
        on(0, started("a", 0, "pro"));
        assertThat(on(1, changed("b", 1, "unknown")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("no tier 'unknown'"));
        assertThat(subscriptions.due()).isZero();
        assertThat(subscriptions.troubled(10)).hasSize(1);
        on(2, cancelledNow("c", 2));
        assertThat(person()).isEqualTo(new Someone("pro", true));
        on(3, changed("d", 3, "free"));
        on(4, renewed("e", 4, 40));
        assertThat(person()).isEqualTo(new Someone("free", false));
        assertThat(subscriptions.troubled(10)).isEmpty();
    }

    @Test
    void theFutureIsRefused() {
        assertThat(on(0, started("a", 2, "pro"))).isInstanceOf(Refused.class);
        assertThat(subscriptions.find(USER)).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainLater() {
        AtomicBoolean broken = new AtomicBoolean(true);
        SubscriptionWork unsteady = (id, work) -> {
            if (broken.get()) {
                throw new IllegalStateException("LiteLLM does not answer");
            }
            servers.take(id, work);
        };
        Subscriptions patient =
                Subscriptions.builder(store, unsteady).clock(clock).build();
        assertThat(patient.accept(started("a", 0, "pro")))
                .isEqualTo(new Waits(Waits.Reason.RETRY, "LiteLLM does not answer", day(0).plusSeconds(10)));
        assertThat(patient.due()).isZero();
        clock.pass(Duration.ofSeconds(10));
        patient.due();
        Instant next = clock.instant().plusSeconds(20);
        assertThat(patient.find(USER)).get().returns(next, SubscriberRecord::due);
        broken.set(false);
        clock.set(next);
        assertThat(patient.due()).isEqualTo(1);
        assertThat(servers.done).containsExactly("Provision a");
        assertThat(patient.troubled(10)).isEmpty();
    }

    @Test
    void ofTwoSubscriptionsTheNewerNamesTheTierAndTheOlderOneKeepsThePersonIn() {
        on(0, started(origin("a", "sub-1", 0), "free", 30));
        on(1, started(origin("b", "sub-2", 1), "pro", 31));
        assertThat(person()).isEqualTo(new Someone("pro", false));
        on(2, SubscriptionEvent.Cancelled.now(origin("c", "sub-2", 2)));
        assertThat(person()).isEqualTo(new Someone("free", false));
        on(3, SubscriptionEvent.Cancelled.now(origin("d", "sub-1", 3)));
        assertThat(servers.people().get(USER)).extracting(Someone::suspended).isEqualTo(true);
    }

    @Test
    void aLongLifeDoesNotGrowWithoutEnd() {
        on(0, started("a", 0, "pro"));
        for (int month = 1; month < 200; month++) {
            on(month * 30, renewed("r" + month, month * 30, month * 30 + 30));
        }
        assertThat(subscriptions.find(USER).orElseThrow().events()).hasSize(Memory.USUAL);
        on(6_000, cancelled("c", 6_000));
        assertThat(on(6_000, renewed("r1", 30, 60))).isEqualTo(new Noted());
        assertThat(person()).isEqualTo(new Someone("pro", true));
    }

    @Test
    void aWrongFieldIsNamed() {
        assertThatThrownBy(() -> new Started(origin("a", 0), "pro", null, "no address", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email");
        assertThatThrownBy(() -> origin("", 0)).hasMessageContaining("eventId");
    }
}
