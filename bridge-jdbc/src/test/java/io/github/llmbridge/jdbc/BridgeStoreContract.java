package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.store.AuditChange;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. Each test has the store to itself, and sees it through two instances. */
abstract class BridgeStoreContract {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    /** More than is read at a time. */
    private static final int MANY = 2 * Paging.PAGE + 7;

    BridgeStore store;
    BridgeStore other;

    /** A further instance over what is kept. */
    abstract BridgeStore open();

    @BeforeEach
    void openTwo() {
        store = open();
        other = open();
    }

    @AfterEach
    void closeBoth() {
        store.close();
        other.close();
    }

    static PersonRecord person(String userId, @Nullable String email) {
        return new PersonRecord(
                "default",
                userId,
                email,
                "account-" + userId,
                "free",
                new KeyHash("ab".repeat(32)),
                Standing.ACTIVE,
                NOON);
    }

    static AuditEntry entry(String id, String userId, AuditEntry.Outcome outcome) {
        return new AuditEntry(
                id,
                NOON,
                "default",
                "jane",
                Operation.CHANGE_TIER,
                userId,
                "request-" + id,
                List.of(
                        new AuditChange(Step.KEY, "max_budget", "1.5", "20.0", Outcome.UPDATED),
                        new AuditChange(Step.GROUPS, "group", null, "pro", null)),
                outcome,
                outcome == AuditEntry.Outcome.FAILED ? new StepError("ServerErrorException", "it broke", 500) : null);
    }

    @Test
    void aPersonIsKeptForAllInstances() {
        store.people().save(person("u-1", "Ada@Example.com"));

        assertThat(other.people().find("default", "u-1")).contains(person("u-1", "Ada@Example.com"));
        assertThat(other.people().find("default", "u-2")).isEmpty();
        assertThat(other.people().find("eu", "u-1")).isEmpty();
    }

    @Test
    void aPersonIsReplacedAndForgotten() {
        People people = store.people();
        people.save(person("u-1", "ada@example.com"));
        PersonRecord suspended =
                new PersonRecord("default", "u-1", null, null, null, null, Standing.SUSPENDED, NOON.plusSeconds(1));

        people.save(suspended);
        assertThat(people.find("default", "u-1")).contains(suspended);

        people.delete("default", "u-1");
        people.delete("default", "u-1");
        assertThat(people.find("default", "u-1")).isEmpty();
    }

    @Test
    void anAddressIsFoundWhateverItsCase() {
        store.people().save(person("u-1", "Ada@Example.com"));
        store.people().save(person("u-2", "ada@example.com"));
        store.people().save(person("u-3", "bob@example.com"));
        store.people().save(person("u-4", null));

        assertThat(store.people().withEmail("default", "ADA@example.com"))
                .extracting(PersonRecord::userId)
                .containsExactlyInAnyOrder("u-1", "u-2");
    }

    @Test
    void everybodyIsReadInOrder() {
        List<String> ids = IntStream.range(0, MANY)
                .mapToObj(i -> String.format("u-%05d", i))
                .toList();
        ids.forEach(id -> store.people().save(person(id, id + "@example.com")));

        assertThat(other.people().all("default").map(PersonRecord::userId)).containsExactlyElementsOf(ids);
        assertThat(other.people().all("eu")).isEmpty();
    }

    @Test
    void aRunIsBegunOnce() {
        JournalRun run = JournalRun.begin("r-1", "provision", "hash of the file", NOON);

        assertThat(store.journal().begin(run)).isEqualTo(run);
        assertThat(other.journal().begin(JournalRun.begin("r-1", "migrate", "another", NOON.plusSeconds(9))))
                .isEqualTo(run);
        assertThat(other.journal().run("r-1")).contains(run);
        assertThat(other.journal().run("r-2")).isEmpty();
    }

    @Test
    void aRunEndsOnceAndIsForgotten() {
        Journal journal = store.journal();
        journal.begin(JournalRun.begin("r-1", "provision", "one", NOON));
        journal.begin(JournalRun.begin("r-2", "provision", "two", NOON.plusSeconds(1)));
        journal.record("r-1", List.of(done(1, "u-1")));
        journal.end("r-1", NOON.plusSeconds(60));
        journal.end("r-1", NOON.plusSeconds(90));
        journal.end("r-3", NOON);

        assertThat(journal.runs().map(JournalRun::id)).containsExactly("r-2", "r-1");
        assertThat(journal.run("r-1").map(JournalRun::ended)).contains(NOON.plusSeconds(60));
        assertThat(journal.run("r-2").orElseThrow().ended()).isNull();

        journal.delete("r-1");
        journal.delete("r-1");
        assertThat(journal.run("r-1")).isEmpty();
        assertThat(journal.entries("r-1")).isEmpty();
    }

    @Test
    void entriesAreReadByPart() {
        Journal journal = store.journal();
        journal.begin(JournalRun.begin("r-1", "provision", "one", NOON));
        journal.begin(JournalRun.begin("r-2", "provision", "one", NOON));
        journal.record("r-1", List.of(done(7, "u-7"), done(3, "u-3"), done(5, "u-3")));
        journal.record("r-2", List.of(done(4, "u-3")));

        assertThat(other.journal().entries("r-1", 3, 7)).containsExactly(done(3, "u-3"), done(5, "u-3"));
        assertThat(other.journal().entriesOf("r-1", "u-3")).containsExactly(done(3, "u-3"), done(5, "u-3"));
        assertThat(other.journal().entries("r-1")).containsExactly(done(3, "u-3"), done(5, "u-3"), done(7, "u-7"));
    }

    @Test
    void anEntryTakesThePlaceOfTheOneBefore() {
        Journal journal = store.journal();
        journal.begin(JournalRun.begin("r-1", "provision", "one", NOON));
        journal.record("r-1", List.of(done(1, "u-1"), failed(2, "u-2"), failed(3, "u-3")));
        journal.record("r-1", List.of(done(2, "u-2")));
        journal.record("r-1", List.of());

        assertThat(journal.counts("r-1")).isEqualTo(Map.of("DONE", 2L, "FAILED", 1L));
        assertThat(journal.entries("r-1")).containsExactly(done(1, "u-1"), done(2, "u-2"), failed(3, "u-3"));
    }

    @Test
    void aLongRunIsReadInOrder() {
        Journal journal = store.journal();
        journal.begin(JournalRun.begin("r-1", "provision", "one", NOON));
        List<JournalEntry> entries =
                IntStream.range(0, MANY).mapToObj(i -> done(i, "u-" + i)).toList();
        journal.record("r-1", entries);

        assertThat(other.journal().entries("r-1")).containsExactlyElementsOf(entries);
    }

    @Test
    void anUnknownRunHasNoEntries() {
        assertThatThrownBy(() -> store.journal().record("r-1", List.of(done(1, "u-1"))))
                .isInstanceOf(StoreException.class)
                .extracting(e -> ((StoreException) e).reason())
                .isEqualTo(StoreException.Reason.REFUSED);
        assertThat(store.journal().entries("r-1")).isEmpty();
    }

    @Test
    void anEntryOfTheAuditTrailIsFoundByAllItsParts() {
        AuditTrail audit = store.audit();
        audit.save(entry("a-1", "u-1", AuditEntry.Outcome.DONE));
        audit.save(entry("a-2", "u-2", AuditEntry.Outcome.FAILED));
        AuditEntry later = new AuditEntry(
                "a-0",
                NOON.plusSeconds(10),
                "eu",
                "bob",
                Operation.SUSPEND,
                "u-1",
                "request-9",
                List.of(),
                AuditEntry.Outcome.REFUSED,
                new StepError("RefusedByPolicyException", "not today", null));
        audit.save(later);

        assertThat(found(AuditQuery.all()))
                .containsExactly(
                        entry("a-1", "u-1", AuditEntry.Outcome.DONE),
                        entry("a-2", "u-2", AuditEntry.Outcome.FAILED),
                        later);
        assertThat(ids(AuditQuery.all().ofPerson("u-1"))).containsExactly("a-1", "a-0");
        assertThat(ids(AuditQuery.all().ofInstance("eu"))).containsExactly("a-0");
        assertThat(ids(AuditQuery.all().by("jane"))).containsExactly("a-1", "a-2");
        assertThat(ids(AuditQuery.all().of(Operation.SUSPEND))).containsExactly("a-0");
        assertThat(ids(AuditQuery.all().ended(AuditEntry.Outcome.FAILED))).containsExactly("a-2");
        assertThat(ids(AuditQuery.all().correlatedBy("request-a-1"))).containsExactly("a-1");
        assertThat(ids(AuditQuery.all().from(NOON.plusSeconds(10)))).containsExactly("a-0");
        assertThat(ids(AuditQuery.all().before(NOON.plusSeconds(10)))).containsExactly("a-1", "a-2");
        assertThat(ids(AuditQuery.all().ofPerson("u-2").by("bob"))).isEmpty();
    }

    @Test
    void anEntryThatIsUnderWayEndsOnce() {
        AuditTrail audit = store.audit();
        audit.save(entry("a-1", "u-1", AuditEntry.Outcome.UNDER_WAY));
        assertThat(ids(AuditQuery.all().ended(AuditEntry.Outcome.UNDER_WAY))).containsExactly("a-1");

        audit.save(entry("a-1", "u-1", AuditEntry.Outcome.FAILED));
        audit.save(entry("a-1", "u-1", AuditEntry.Outcome.DONE));
        assertThat(found(AuditQuery.all())).containsExactly(entry("a-1", "u-1", AuditEntry.Outcome.FAILED));
    }

    @Test
    void aLongAuditTrailIsReadInOrder() {
        List<String> ids = IntStream.range(0, MANY)
                .mapToObj(i -> String.format("a-%05d", i))
                .toList();
        ids.forEach(id -> store.audit().save(entry(id, "u-1", AuditEntry.Outcome.DONE)));

        assertThat(ids(AuditQuery.all())).containsExactlyElementsOf(ids);
    }

    @Test
    void aLeaseIsHeldByOneInstanceUntilItIsGivenBack() {
        Lease lease = store.leases().acquire("default/u-1").orElseThrow();

        assertThat(lease.isHeld()).isTrue();
        assertThat(other.leases().acquire("default/u-1")).isEmpty();
        assertThat(store.leases().acquire("default/u-1")).isEmpty();
        try (Lease another = other.leases().acquire("default/u-2").orElseThrow()) {
            assertThat(another.name()).isEqualTo("default/u-2");
        }

        lease.close();
        lease.close();
        assertThat(lease.isHeld()).isFalse();
        assertThat(other.leases().acquire("default/u-1")).isPresent();
    }

    @Test
    void aClosedLeaseTakesNobodyElsesAway() {
        Lease first = store.leases().acquire("default/u-1").orElseThrow();
        first.close();
        Lease second = other.leases().acquire("default/u-1").orElseThrow();
        first.close();

        assertThat(second.isHeld()).isTrue();
        assertThat(store.leases().acquire("default/u-1")).isEmpty();
    }

    @Test
    void ofManyThreadsOfTwoInstancesOneWorksAtATime() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            BridgeStore mine = i % 2 == 0 ? store : other;
            all.add(threads.submit(() -> {
                for (int turn = 0; turn < 5; turn++) {
                    try (Lease lease = await(mine, "default/u-1")) {
                        assertThat(working.incrementAndGet()).isEqualTo(1);
                        assertThat(lease.isHeld()).isTrue();
                        done.incrementAndGet();
                        working.decrementAndGet();
                    }
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(done).hasValue(40);
    }

    static Lease await(BridgeStore store, String name) {
        while (true) {
            Optional<Lease> lease = store.leases().acquire(name);
            if (lease.isPresent()) {
                return lease.get();
            }
            Thread.onSpinWait();
        }
    }

    private List<AuditEntry> found(AuditQuery query) {
        return other.audit().find(query).toList();
    }

    private List<String> ids(AuditQuery query) {
        return other.audit().find(query).map(AuditEntry::id).toList();
    }

    private static JournalEntry done(long position, String key) {
        return new JournalEntry(position, key, "DONE", null, NOON);
    }

    private static JournalEntry failed(long position, String key) {
        return new JournalEntry(position, key, "FAILED", "it broke", NOON);
    }
}
