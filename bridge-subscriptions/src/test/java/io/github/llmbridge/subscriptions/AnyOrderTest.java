package io.github.llmbridge.subscriptions;

import static io.github.llmbridge.subscriptions.Events.USER;
import static io.github.llmbridge.subscriptions.Events.day;
import static io.github.llmbridge.subscriptions.Events.origin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.subscriptions.Reached.Access;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any order of delivery, with repetitions, deaths in between and several instances, ends where the plain one does. */
class AnyOrderTest {
    private static final int LAST_DAY = 100;

    /** The process is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Told(int kind, int day, boolean other, String tier) {}

    private record Ends(Map<String, Servers.Someone> servers, Access access) {}

    @Provide
    Arbitrary<List<SubscriptionEvent>> events() {
        Arbitrary<Told> one = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of("free", "pro", "team"))
                .as(Told::new);
        return one.list().ofMinSize(1).ofMaxSize(9).map(AnyOrderTest::events);
    }

    @Provide
    Arbitrary<AtTheEnd> ends() {
        return Arbitraries.of(AtTheEnd.SUSPENDED, AtTheEnd.REMOVED, AtTheEnd.of("free"));
    }

    private static List<SubscriptionEvent> events(List<Told> told) {
        List<SubscriptionEvent> events = new ArrayList<>();
        for (Told one : told) {
            Origin origin = origin("e" + events.size(), one.other() ? "sub-2" : "sub-1", one.day());
            events.add(event(origin, one));
        }
        return events;
    }

    private static SubscriptionEvent event(Origin origin, Told one) {
        int day = one.day();
        return switch (one.kind()) {
            case 0, 1 -> Events.started(origin, one.tier(), day + 30);
            case 2 -> new TrialStarted(origin, one.tier(), day(day + 14), "ada@example.com", null);
            case 3 -> new TrialEnded(origin);
            case 4 -> new Changed(origin, one.tier());
            case 5 -> new Renewed(origin, day(day + 30));
            case 6 -> new PaymentFailed(origin);
            case 7 -> Cancelled.atPeriodEnd(origin);
            case 8 -> Cancelled.now(origin);
            default -> Cancelled.at(origin, day(day + 10));
        };
    }

    private static SubscriptionsBuilder builder(
            SubscriptionStore store, SubscriptionWork work, TestClock clock, AtTheEnd end) {
        SubscriptionsBuilder builder = Subscriptions.builder(store, work).clock(clock);
        return switch (end.access()) {
            case REMOVED -> builder.removeAtTheEnd(EnumSet.allOf(Part.class));
            case ACTIVE -> builder.tierAtTheEnd("free");
            default -> builder;
        };
    }

    private static Ends ends(Servers servers, SubscriptionStore store) {
        SubscriberRecord record = store.find(USER).orElseThrow();
        assertThat(record.due()).isNull();
        // Whoever was never made is as good as removed.
        Access access = record.reached().access();
        return new Ends(servers.people(), access == Access.REMOVED ? Access.NONE : access);
    }

    /** Each event is told when it happens, and what is due is done each day. */
    private static Ends plain(List<SubscriptionEvent> events, AtTheEnd end) {
        TestClock clock = new TestClock(day(0));
        Servers servers = new Servers();
        SubscriptionStore store = new InMemorySubscriptionStore();
        Subscriptions subscriptions = builder(store, servers, clock, end).build();
        List<SubscriptionEvent> inOrder =
                events.stream().sorted(Order.OF_EVENTS).toList();
        for (int day = 0; day <= LAST_DAY; day++) {
            clock.set(day(day));
            subscriptions.due();
            inOrder.stream()
                    .filter(event -> event.origin().at().equals(clock.instant()))
                    .forEach(subscriptions::accept);
        }
        return ends(servers, store);
    }

    private static List<SubscriptionEvent> shuffled(List<SubscriptionEvent> events, Random random) {
        List<SubscriptionEvent> all = new ArrayList<>(events);
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(all, random);
        return all;
    }

    @Property
    void anyOrderEndsTheSame(
            @ForAll("events") List<SubscriptionEvent> events, @ForAll Random random, @ForAll("ends") AtTheEnd end) {
        TestClock clock = new TestClock(day(41));
        Servers servers = new Servers();
        SubscriptionStore store = new InMemorySubscriptionStore();
        Subscriptions subscriptions = builder(store, servers, clock, end).build();
        for (SubscriptionEvent event : shuffled(events, random)) {
            subscriptions.accept(event);
            clock.pass(Duration.ofHours(random.nextInt(30)));
            if (random.nextInt(4) == 0) {
                subscriptions.due();
            }
        }
        clock.set(day(LAST_DAY));
        subscriptions.due();
        assertThat(ends(servers, store)).isEqualTo(plain(events, end));
    }

    /** Dies now and then, before or after what it does. */
    private static final class Dying implements SubscriptionStore, SubscriptionWork {
        private final SubscriptionStore store;
        private final SubscriptionWork work;
        private final Random random;
        boolean lives;

        Dying(SubscriptionStore store, SubscriptionWork work, Random random) {
            this.store = store;
            this.work = work;
            this.random = random;
        }

        private void mayDie() {
            if (!lives && random.nextInt(6) == 0) {
                throw new Killed();
            }
        }

        @Override
        public Optional<SubscriberRecord> find(String userId) {
            return store.find(userId);
        }

        @Override
        public boolean save(SubscriberRecord record) {
            mayDie();
            boolean saved = store.save(record);
            mayDie();
            // An answer that was lost, and a second try that finds a newer version.
            return saved && (lives || random.nextInt(6) != 0);
        }

        @Override
        public List<String> due(Instant now, int most) {
            return store.due(now, most);
        }

        @Override
        public List<SubscriberRecord> troubled(int most) {
            return store.troubled(most);
        }

        @Override
        public void delete(String userId) {
            store.delete(userId);
        }

        @Override
        public void take(String id, BulkWork piece) {
            mayDie();
            if (!lives && random.nextInt(6) == 0) {
                throw new IllegalStateException("the server does not answer");
            }
            work.take(id, piece);
            if (!lives && random.nextInt(6) == 0) {
                throw new IllegalStateException("the answer was lost");
            }
            mayDie();
        }
    }

    @Property
    void deathsInBetweenEndTheSame(
            @ForAll("events") List<SubscriptionEvent> events, @ForAll Random random, @ForAll("ends") AtTheEnd end) {
        TestClock clock = new TestClock(day(41));
        Servers servers = new Servers();
        SubscriptionStore store = new InMemorySubscriptionStore();
        Dying dying = new Dying(store, servers, random);
        Subscriptions subscriptions = builder(dying, dying, clock, end).build();
        for (SubscriptionEvent event : shuffled(events, random)) {
            boolean taken = false;
            while (!taken) {
                try {
                    subscriptions.accept(event);
                    taken = true;
                } catch (Killed e) {
                    // The billing system tells again.
                    clock.pass(Duration.ofMinutes(random.nextInt(8)));
                }
            }
        }
        dying.lives = true;
        clock.set(day(LAST_DAY));
        subscriptions.due();
        assertThat(ends(servers, store)).isEqualTo(plain(events, end));
    }

    @Property(tries = 60)
    void severalInstancesAtOnceEndTheSame(@ForAll("events") List<SubscriptionEvent> events, @ForAll Random random)
            throws Exception {
        TestClock clock = new TestClock(day(41));
        Servers servers = new Servers();
        SubscriptionStore store = new InMemorySubscriptionStore();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Subscriptions instance =
                        builder(store, servers, clock, AtTheEnd.SUSPENDED).build();
                shuffled(events, random).forEach(event -> all.add(threads.submit(() -> instance.accept(event))));
                all.add(threads.submit(instance::due));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        clock.set(day(LAST_DAY));
        builder(store, servers, clock, AtTheEnd.SUSPENDED).build().due();
        assertThat(servers.done).doesNotHaveDuplicates();
        assertThat(ends(servers, store)).isEqualTo(plain(events, AtTheEnd.SUSPENDED));
    }
}
