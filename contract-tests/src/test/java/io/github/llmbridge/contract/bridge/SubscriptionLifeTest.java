package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.subscriptions.InMemorySubscriptionStore;
import io.github.llmbridge.subscriptions.SubscriptionEvent;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import io.github.llmbridge.subscriptions.SubscriptionOutcome;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Applied;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Known;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Refused;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Waits;
import io.github.llmbridge.subscriptions.SubscriptionStep;
import io.github.llmbridge.subscriptions.SubscriptionWork;
import io.github.llmbridge.subscriptions.Subscriptions;
import io.github.llmbridge.subscriptions.SubscriptionsBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a billing system tells of a subscription ends on both servers. */
@OnEveryLine
class SubscriptionLifeTest extends BridgeTest {
    private static final Instant FIRST_DAY = Instant.parse("2030-01-01T12:00:00Z");

    private final ProvisionRequest person = Bridge.newPerson();
    private final DaysClock clock = new DaysClock();
    private BridgeFacade facade;
    private Subscriptions subscriptions;

    /** A clock that stands until a day comes. */
    private static final class DaysClock extends Clock {
        private volatile Instant now = FIRST_DAY;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void build() {
        facade = bridge.builder().secret(Bridge.SECRET).build();
        subscriptions = subscriptions().build();
    }

    @AfterEach
    void closeFacade() {
        facade.close();
    }

    private SubscriptionsBuilder subscriptions() {
        return Subscriptions.builder(new InMemorySubscriptionStore(), SubscriptionWork.now(facade))
                .clock(clock);
    }

    private static Instant day(int number) {
        return FIRST_DAY.plus(Duration.ofDays(number));
    }

    private Origin origin(String id, int day) {
        return new Origin(id + " " + person.userId(), "sub " + person.userId(), person.userId(), day(day));
    }

    private Started started(String id, int day, String tier) {
        return new Started(origin(id, day), tier, day(day + 30), person.email(), "Ada");
    }

    private SubscriptionOutcome on(int day, SubscriptionEvent event) {
        clock.now = day(day);
        return subscriptions.accept(event);
    }

    private int dueOn(int day) {
        clock.now = day(day);
        return subscriptions.due();
    }

    private static Applied applied(SubscriptionStep... steps) {
        return new Applied(List.of(steps));
    }

    private void assertChats(String model) {
        assertThat(facade.inspect(person.userId()).isReady()).isTrue();
        assertThat(bridge.ask(bridge.connections(person).get(0).key(), model)).isEqualTo("Hello from " + model);
    }

    private void assertSuspended(String tier) {
        Key key = bridge.key(person);
        assertThat(key.blocked()).isTrue();
        assertThat(key.metadata()).containsEntry("subscription_tier", tier);
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
    }

    @Test
    void aWholeLife() {
        assertThat(on(0, started("a", 0, "free"))).isEqualTo(applied(SubscriptionStep.PROVISION));
        assertChats("gpt-4o-mini");
        bridge.wire.clear();
        assertThat(on(0, started("a", 0, "free"))).isEqualTo(new Known());
        assertThat(bridge.wire.writes()).isEmpty();

        assertThat(on(1, new Changed(origin("b", 1), "pro"))).isEqualTo(applied(SubscriptionStep.CHANGE_TIER));
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.PRO.models());

        assertThat(on(30, new PaymentFailed(origin("c", 30)))).isInstanceOf(Waits.class);
        assertThat(dueOn(32)).isZero();
        assertThat(bridge.key(person).blocked()).isNotEqualTo(true);
        assertThat(dueOn(33)).isEqualTo(1);
        assertSuspended("pro");

        assertThat(on(34, new Renewed(origin("d", 34), day(64))))
                .isEqualTo(applied(SubscriptionStep.RESUME, SubscriptionStep.RENEW));
        assertChats("gpt-4o");

        assertThat(on(40, Cancelled.atPeriodEnd(origin("e", 40)))).isInstanceOf(Waits.class);
        assertThat(dueOn(63)).isZero();
        assertThat(dueOn(64)).isEqualTo(1);
        assertSuspended("pro");
    }

    @Test
    void aRenewalRevivesAnEndedKey() {
        on(0, started("a", 0, "free"));
        bridge.byHand(bridge.key(person), change -> change.duration(KeyDuration.of("1s")));
        assertThat(on(1, new Renewed(origin("b", 1), day(31)))).isEqualTo(applied(SubscriptionStep.RENEW));
        assertThat(bridge.key(person).expires()).isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void aCancellationBeforeAChangeThatCameFirstEndsSuspendedInTheChangedTier() {
        on(5, Cancelled.now(origin("c", 4)));
        on(5, new Changed(origin("b", 3), "pro"));
        assertThat(bridge.liteLlm.users().find(person.userId())).isEmpty();
        assertThat(on(5, started("a", 0, "free")))
                .isEqualTo(applied(SubscriptionStep.PROVISION, SubscriptionStep.SUSPEND));
        assertSuspended("pro");
    }

    @Test
    void aChangeThatComesAfterTheCancellationIsFollowedAndLetsNobodyIn() {
        on(0, started("a", 0, "free"));
        on(5, Cancelled.now(origin("c", 4)));
        assertThat(on(5, new Changed(origin("b", 3), "pro"))).isEqualTo(applied(SubscriptionStep.CHANGE_TIER));
        assertSuspended("pro");
        assertThat(on(6, started("d", 6, "pro"))).isEqualTo(applied(SubscriptionStep.RESUME, SubscriptionStep.RENEW));
        assertChats("gpt-4o");
    }

    @Test
    void aTrialThatNobodyPaidForEndsAndAPaymentBringsThePersonBack() {
        on(0, new TrialStarted(origin("a", 0), "pro", null, person.email(), null));
        assertChats("gpt-4o");
        on(14, new TrialEnded(origin("b", 14)));
        assertSuspended("pro");
        on(15, started("c", 15, "free"));
        assertChats("gpt-4o-mini");
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.FREE.models());
    }

    @Test
    void whoseTimeIsOverMayBeRemovedAndComeBack() {
        subscriptions =
                subscriptions().removeAtTheEnd(EnumSet.allOf(Part.class)).build();
        on(0, started("a", 0, "free"));
        on(1, Cancelled.at(origin("b", 1), day(7)));
        assertThat(dueOn(7)).isEqualTo(1);
        assertThat(bridge.liteLlm.users().find(person.userId())).isEmpty();
        assertThat(bridge.openWebUi.users().findByEmail(person.email())).isEmpty();
        on(9, started("c", 9, "free"));
        assertChats("gpt-4o-mini");
    }

    @Test
    void whatTheBridgeRefusesIsTold() {
        on(0, started("a", 0, "free"));
        assertThat(on(1, new Changed(origin("b", 1), "gold"))).isInstanceOf(Refused.class);
        on(2, Cancelled.now(origin("c", 2)));
        assertSuspended("free");
    }

    @Test
    void workIsHandedToTheScheduler() throws Exception {
        String schema = "subscriptions_" + ServerLine.unique("s").replaceAll("[^a-z0-9]", "");
        try (SharedPostgres postgres = SharedPostgres.start();
                JdbcStore store =
                        JdbcStore.postgres(postgres.dataSource(), schema).open();
                BridgeFacade stored =
                        bridge.builder().secret(Bridge.SECRET).store(store).build();
                BridgeScheduler scheduler =
                        BridgeScheduler.builder(stored, store).build()) {
            scheduler.start();
            subscriptions = Subscriptions.builder(store.subscriptions("default"), scheduler::submit)
                    .clock(clock)
                    .build();
            on(1, new Changed(origin("b", 1), "pro"));
            on(1, started("a", 0, "free"));
            on(2, Cancelled.now(origin("c", 2)));
            String last = origin("c", 2).eventId();
            assertThat(Waiting.until(
                            Duration.ofMinutes(1),
                            Duration.ofMillis(100),
                            () -> scheduler
                                    .find(last)
                                    .filter(work -> work.state() == WorkRecord.State.DONE)
                                    .isPresent()))
                    .isTrue();
            assertSuspended("pro");
            assertThat(scheduler.status().done()).isEqualTo(2);
            postgres.drop(schema);
        }
    }
}
