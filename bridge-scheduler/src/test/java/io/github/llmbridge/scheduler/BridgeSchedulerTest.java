package io.github.llmbridge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.TinkCipher;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.jdbc.WorkRecord.State;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work in the background, on the stand-ins and a real PostgreSQL. */
@Timeout(120)
class BridgeSchedulerTest {
    private static TestPostgres postgres;

    private final String schema =
            "llmbridge_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final FakeLiteLlm fakeLiteLlm = FakeLiteLlm.builder().build();
    private final FakeOpenWebUi fakeOpenWebUi = FakeOpenWebUi.builder().build();
    private final LiteLlmClient liteLlm = LiteLlmClient.builder()
            .baseUrl(fakeLiteLlm.baseUrl().toString())
            .masterKey(Secret.of(fakeLiteLlm.masterKey()))
            .retry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(60)))
            .build();
    private final OpenWebUiClient openWebUi = OpenWebUiClient.builder()
            .baseUrl(fakeOpenWebUi.baseUrl().toString())
            .adminPassword(fakeOpenWebUi.adminEmail(), Secret.of(fakeOpenWebUi.adminPassword()))
            .build();
    private final Heard heard = new Heard();
    private final List<BridgeScheduler> schedulers = new ArrayList<>();
    private JdbcStore store;
    private BridgeFacade bridge;

    @BeforeAll
    static void startPostgres() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        store = JdbcStore.postgres(postgres.pool(), schema).open();
        bridge = bridge(store);
    }

    private BridgeFacade bridge(JdbcStore with) {
        return BridgeFacade.builder()
                .liteLlm(liteLlm)
                .openWebUi(openWebUi)
                .connectionUrl(liteLlm.baseUrl() + "/v1")
                .secret(Secret.of("a secret of the application, 32 bytes or more"))
                .store(with)
                .tiers(TierCatalog.of(tier("free"), tier("pro")))
                .build();
    }

    private static SubscriptionTier tier(String name) {
        return SubscriptionTier.builder(name, Models.of("gpt-4o-mini"))
                .maxBudget(1.0)
                .build();
    }

    @AfterEach
    void close() {
        schedulers.forEach(BridgeScheduler::close);
        bridge.close();
        store.close();
        liteLlm.close();
        openWebUi.close();
        fakeLiteLlm.close();
        fakeOpenWebUi.close();
        postgres.execute("drop schema if exists " + schema + " cascade");
    }

    private BridgeSchedulerBuilder quick() {
        return BridgeScheduler.builder(bridge, store)
                .listener(heard)
                .poll(Duration.ofMillis(100))
                .pauses(Duration.ofMillis(50), Duration.ofSeconds(1));
    }

    private BridgeScheduler scheduler(BridgeSchedulerBuilder builder) {
        BridgeScheduler made = builder.build();
        schedulers.add(made);
        return made;
    }

    private static BulkWork.Provision provision(String userId) {
        return new BulkWork.Provision(ProvisionRequest.builder(userId, userId + "@example.com", "free")
                .build());
    }

    /** LiteLLM makes no user so many times. */
    private void failures(int count) {
        for (int i = 0; i < count; i++) {
            fakeLiteLlm.faults().on("*", "/user/new", Fault.status(503));
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void awaitIdle(BridgeScheduler scheduler) {
        await(() -> scheduler.status().isIdle());
    }

    @Test
    void workIsDoneInTheBackground() {
        BridgeScheduler scheduler = scheduler(quick());
        String id = scheduler.submit(provision("u-1"));
        assertThat(scheduler.status()).returns(1L, SchedulerStatus::waiting).returns(false, SchedulerStatus::isIdle);
        assertThat(scheduler.find(id)).get().returns(State.WAITING, WorkRecord::state);

        scheduler.start();
        awaitIdle(scheduler);
        assertThat(scheduler.find(id))
                .get()
                .returns(State.DONE, WorkRecord::state)
                .returns("READY", WorkRecord::outcome)
                .returns("provision", WorkRecord::operation)
                .returns(0, WorkRecord::tries);
        assertThat(scheduler.status()).returns(1L, SchedulerStatus::done);
        await(() -> heard.ended.size() == 1);
        assertThat(heard.results).singleElement().returns(Status.READY, PersonResult::status);
        assertThat(((ProvisionResult) heard.results.get(0)).initialPassword()).isNotNull();
        assertThat(store.audit().find(AuditQuery.all().ofPerson("u-1")))
                .extracting(AuditEntry::correlationId)
                .containsOnly(id);
        await(() -> scheduledPieces() == 0);
    }

    @Test
    void whatIsHandedInTwiceIsDoneOnce() {
        BridgeScheduler scheduler = scheduler(quick());
        assertThat(scheduler.submit("event-1", provision("u-1"))).isTrue();
        assertThat(scheduler.submit("event-1", provision("u-1"))).isFalse();
        scheduler.start();
        awaitIdle(scheduler);
        assertThat(scheduler.submit("event-1", new BulkWork.Suspend("u-1"))).isFalse();
        await(() -> !heard.ended.isEmpty());
        assertThat(heard.ended).extracting(WorkRecord::operation).containsExactly("provision");
    }

    @Test
    void workForOnePersonIsDoneInItsOrder() {
        BridgeScheduler one = scheduler(quick());
        BridgeScheduler other = scheduler(quick());
        one.submitAll(List.of(
                provision("u-1"),
                new BulkWork.ChangeTier("u-1", "pro", SpentPolicy.KEEP),
                new BulkWork.Suspend("u-1"),
                new BulkWork.Resume("u-1"),
                new BulkWork.ChangeTier("u-1", "free", SpentPolicy.KEEP),
                new BulkWork.Renew("u-1"),
                new BulkWork.Reconcile("u-1"),
                new BulkWork.Remove("u-1", Set.of(Part.values()))));
        one.start();
        other.start();
        awaitIdle(one);
        await(() -> heard.ended.size() == 8);
        assertThat(heard.ended)
                .extracting(WorkRecord::operation)
                .containsExactly(
                        "provision", "change-tier", "suspend", "resume", "change-tier", "renew", "reconcile", "remove");
        assertThat(heard.ended)
                .extracting(WorkRecord::outcome)
                .containsExactly("READY", "READY", "SUSPENDED", "READY", "READY", "READY", "READY", "REMOVED");
    }

    @Test
    void instancesShareTheWorkOfManyPeople() {
        BridgeScheduler one = scheduler(quick());
        BridgeScheduler other = scheduler(quick());
        one.start();
        other.start();
        one.submitAll(IntStream.range(0, 40).mapToObj(i -> provision("u-" + i)).toList());
        awaitIdle(one);
        await(() -> heard.ended.size() == 40);
        assertThat(heard.ended).extracting(WorkRecord::outcome).containsOnly("READY");
        assertThat(heard.ended).extracting(WorkRecord::userId).doesNotHaveDuplicates();
    }

    @Test
    void workIsHandedInWithATransactionOfTheApplication() throws SQLException {
        BridgeScheduler scheduler = scheduler(quick());
        scheduler.start();
        try (Connection connection = postgres.pool().getConnection()) {
            assertThatThrownBy(() -> scheduler.submit(connection, "s-0", provision("u-1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("transaction");
            connection.setAutoCommit(false);
            assertThat(scheduler.submit(connection, "s-1", provision("u-1"))).isTrue();
            assertThat(scheduler.submit(connection, "s-1", provision("u-1"))).isFalse();
            connection.rollback();
            assertThat(scheduler.find("s-1")).isEmpty();
            assertThat(scheduledPieces()).isZero();

            assertThat(scheduler.submit(connection, "s-2", provision("u-2"))).isTrue();
            assertThat(scheduler.find("s-2")).isEmpty();
            connection.commit();
            await(() -> !heard.ended.isEmpty());
            connection.setAutoCommit(true);
        }
        assertThat(scheduler.find("s-2")).get().returns(State.DONE, WorkRecord::state);
        assertThat(heard.ended).extracting(WorkRecord::id).containsExactly("s-2");
    }

    @Test
    void whatMayWorkLaterIsTriedAgainAndThePersonsOtherWorkWaits() {
        failures(2);
        BridgeScheduler scheduler = scheduler(quick());
        scheduler.start();
        scheduler.submitAll(List.of(provision("u-1"), new BulkWork.Suspend("u-1")));
        awaitIdle(scheduler);
        await(() -> heard.ended.size() == 2);
        assertThat(heard.postponed).hasSize(2).allSatisfy(piece -> {
            assertThat(piece.nextTry()).isNotNull();
            assertThat(piece.why()).contains("503");
        });
        assertThat(heard.ended).extracting(WorkRecord::outcome).containsExactly("READY", "SUSPENDED");
        assertThat(heard.ended).extracting(WorkRecord::tries).containsExactly(2, 0);
    }

    @Test
    void whatFailsTooOftenIsListedAndMayBeHandedInAgain() {
        failures(3);
        BridgeScheduler scheduler = scheduler(quick().tries(3));
        scheduler.start();
        String id = scheduler.submit(provision("u-1"));
        awaitIdle(scheduler);
        assertThat(scheduler.failed()).singleElement().satisfies(piece -> {
            assertThat(piece.id()).isEqualTo(id);
            assertThat(piece.tries()).isEqualTo(3);
            assertThat(piece.outcome()).isEqualTo("FAILED");
            assertThat(piece.why()).contains("503");
        });
        assertThat(scheduler.status()).returns(1L, SchedulerStatus::failed);
        await(() -> scheduledPieces() == 0);

        assertThat(scheduler.retry(id)).isTrue();
        assertThat(scheduler.retry(id)).isFalse();
        awaitIdle(scheduler);
        assertThat(scheduler.failed()).isEmpty();
        assertThat(scheduler.find(id)).get().returns("READY", WorkRecord::outcome);
    }

    @Test
    void whatWouldEndTheSameIsNotTriedAgain() {
        BridgeScheduler scheduler = scheduler(quick());
        scheduler.start();
        scheduler.submitAll(List.of(
                new BulkWork.Suspend("nobody"),
                new BulkWork.Provision(ProvisionRequest.builder("u-1", "u-1@example.com", "gold")
                        .build())));
        awaitIdle(scheduler);
        assertThat(scheduler.failed()).hasSize(2).allSatisfy(piece -> {
            assertThat(piece.outcome()).isEqualTo("REFUSED");
            assertThat(piece.tries()).isEqualTo(1);
        });
        assertThat(heard.postponed).isEmpty();
    }

    @Test
    void refusedCredentialsStopTheInstanceUntilItIsStartedAgain() {
        fakeLiteLlm.faults().always("*", "/user/info", Fault.status(401));
        BridgeScheduler scheduler = scheduler(quick());
        scheduler.start();
        scheduler.submitAll(
                IntStream.range(0, 8).mapToObj(i -> provision("u-" + i)).toList());
        await(() -> scheduler.status().stopped() != null);
        await(() -> scheduler.status().running() == 0);
        assertThat(heard.stopped).hasSize(1);
        assertThat(scheduler.status()).returns(8L, SchedulerStatus::waiting).returns(0L, SchedulerStatus::triedBefore);

        fakeLiteLlm.faults().clear();
        // Another instance is not concerned.
        postgres.execute("update " + schema + ".scheduled_tasks set execution_time = now() where not picked");
        scheduler.start();
        awaitIdle(scheduler);
        assertThat(scheduler.status()).returns(8L, SchedulerStatus::done).returns(null, SchedulerStatus::stopped);
    }

    @Test
    void everybodyIsReconciledByOneInstanceAtATime() {
        bridge.provisionUser(provision("u-1").request());
        bridge.suspend("u-1");
        BridgeScheduler one = scheduler(quick().reconcileEvery(Duration.ofHours(1)));
        BridgeScheduler other = scheduler(quick().reconcileEvery(Duration.ofHours(1)));
        one.start();
        other.start();
        await(() -> heard.reconciled.size() == 1 && one.status().nextReconciliation() != null);
        assertThat(heard.reconciled.get(0).plan().people()).isEqualTo(1);
        assertThat(one.status().nextReconciliation()).isEqualTo(other.status().nextReconciliation());
        assertThat(heard.failedReconciliations).isEmpty();
    }

    @Test
    void aReconciliationThatCannotReadIsTold() {
        fakeLiteLlm.faults().always("*", "/user/list", Fault.status(503));
        BridgeScheduler scheduler = scheduler(quick().reconcileEvery(Duration.ofHours(1)));
        scheduler.start();
        await(() -> heard.failedReconciliations.size() == 1);
        await(() -> scheduler.status().nextReconciliation() != null);
        assertThat(scheduler.status().stopped()).isNull();
    }

    @Test
    void timesOfReconciliationsAreChecked() {
        assertThatThrownBy(() -> quick().reconcileAt("every night", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        quick().reconcileAt("0 30 3 * * *", ZoneOffset.UTC);
    }

    @Test
    void anotherInstanceTakesOverTheWorkOfOneThatIsGone() {
        BridgeScheduler scheduler = scheduler(quick().heartbeat(Duration.ofMillis(200)));
        String id = scheduler.submit(provision("u-1"));
        String later = scheduler.submit(new BulkWork.Suspend("u-1"));
        postgres.execute("update " + schema + ".work set state = 'RUNNING' where id = '" + id + "'");
        postgres.execute("update " + schema + ".scheduled_tasks set picked = true, picked_by = 'gone',"
                + " last_heartbeat = now() where task_instance = '1'");
        scheduler.start();
        awaitIdle(scheduler);
        assertThat(scheduler.find(id)).get().returns("READY", WorkRecord::outcome);
        assertThat(scheduler.find(later)).get().returns("SUSPENDED", WorkRecord::outcome);
    }

    @Test
    void anInstanceThatIsClosedLeavesItsWorkToOthers() {
        fakeLiteLlm.faults().always("*", "/user/new", Fault.delay(Duration.ofSeconds(20)));
        BridgeScheduler one = scheduler(quick().closing(Duration.ofMillis(100)));
        one.start();
        String id = one.submit(provision("u-1"));
        await(() -> one.status().running() == 1);
        schedulers.remove(one);
        one.close();
        fakeLiteLlm.faults().clear();

        BridgeScheduler other = scheduler(quick());
        assertThat(other.find(id))
                .get()
                .returns(State.WAITING, WorkRecord::state)
                .returns(0, WorkRecord::tries);
        other.start();
        awaitIdle(other);
        assertThat(other.find(id)).get().returns("READY", WorkRecord::outcome);
    }

    @Test
    void workOfBridgesOfOtherNamesIsLeftAlone() {
        BridgeScheduler other = scheduler(quick().instance("eu"));
        other.submit("event-1", provision("u-1"));
        BridgeScheduler scheduler = scheduler(quick());
        scheduler.start();
        assertThat(scheduler.submit("event-1", provision("u-2"))).isTrue();
        awaitIdle(scheduler);
        assertThat(other.status()).returns(1L, SchedulerStatus::waiting);
        assertThat(scheduler.status()).returns(1L, SchedulerStatus::done);
    }

    @Test
    void whatIsToBeDoneIsEncryptedAndForgottenOnceItIsDone() throws Exception {
        AeadConfig.register();
        KeysetHandle keys = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParametersName("AES256_GCM")
                        .withRandomId()
                        .makePrimary())
                .build();
        try (JdbcStore encrypted = JdbcStore.postgres(postgres.pool(), schema)
                        .encryption(TinkCipher.of(keys))
                        .open();
                BridgeFacade other = bridge(encrypted);
                BridgeScheduler scheduler = BridgeScheduler.builder(other, encrypted)
                        .listener(heard)
                        .poll(Duration.ofMillis(100))
                        .build()) {
            String id = scheduler.submit(provision("u-1"));
            assertThat(column("payload")).hasSize(1).noneMatch(text -> text.contains("ada") || text.contains("@"));
            encrypted.encryptAnew();
            scheduler.start();
            awaitIdle(scheduler);
            assertThat(scheduler.find(id)).get().returns("READY", WorkRecord::outcome);
            assertThat(column("payload")).isEmpty();
        }
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        BridgeScheduler scheduler = scheduler(quick().keep(Duration.ofMillis(1)));
        String id = scheduler.submit(provision("u-1"));
        scheduler.start();
        awaitIdle(scheduler);
        postgres.execute("update " + schema + ".scheduled_tasks set execution_time = now() where not picked");
        await(() -> scheduler.find(id).isEmpty());
    }

    @Test
    void workNeedsPostgreSql(@TempDir Path folder) {
        try (JdbcStore sqlite = JdbcStore.sqlite(folder.resolve("bridge.db")).open()) {
            assertThatThrownBy(() -> BridgeScheduler.builder(bridge, sqlite).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void clocksOfMachinesNeedNotAgree() throws Exception {
        AtomicReference<Instant> database = new AtomicReference<>(Instant.parse("2001-01-01T00:00:00Z"));
        DatabaseClock clock = new DatabaseClock(database::get);
        assertThat(Duration.between(database.get(), clock.now())).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    private List<String> column(String name) {
        List<String> values = new ArrayList<>();
        read("select " + name + " from " + schema + ".work where " + name + " is not null", values);
        return values;
    }

    private int scheduledPieces() {
        List<String> values = new ArrayList<>();
        read("select task_instance from " + schema + ".scheduled_tasks where task_name like 'work %'", values);
        return values.size();
    }

    private void read(String sql, List<String> values) {
        try (Connection connection = postgres.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
