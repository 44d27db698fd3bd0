package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.scheduler.SchedulerStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several processes share the work for people by db-scheduler, and one of them is killed in the middle. The store is
 * that of {@code BRIDGE_JDBC_URL}, or one that is started.
 */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
@Timeout(600)
class SharedWorkTest extends BridgeTest {
    private static final int PROCESSES = Integer.getInteger("llmbridge.processes", 4);
    private static final int PEOPLE = Integer.getInteger("llmbridge.people", 50);
    private static final Duration TAKEN_OVER = Duration.ofMinutes(1);

    private static SharedPostgres postgres;

    private final String instance = ServerLine.unique("i");
    private final String schema = "llmbridge_" + Long.toHexString(System.nanoTime());
    private final List<SchedulerProcess> processes = new ArrayList<>();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = SharedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void dropSchema() throws SQLException {
        processes.forEach(SchedulerProcess::close);
        postgres.drop(schema);
    }

    @Test
    void theWorkOfOneThatIsKilledIsDoneByTheOthersWithinAMinute() throws Exception {
        List<String> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> ServerLine.unique("w")).toList();
        try (JdbcStore store = JdbcStore.postgres(postgres.dataSource(), schema).open();
                BridgeFacade facade = facade(store);
                BridgeScheduler scheduler = BridgeScheduler.builder(facade, store)
                        .instance(instance)
                        .build()) {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(SchedulerProcess.start(line, instance, postgres.url(), schema));
            }
            await(() -> processes.stream().allMatch(SchedulerProcess::isReady));
            processes.forEach(SchedulerProcess::go);
            scheduler.submitAll(people.stream()
                    .map(userId -> new BulkWork.Provision(Bridge.person(userId).build()))
                    .toList());
            SchedulerProcess victim = processes.get(0);
            await(() -> scheduler.status().done() >= PEOPLE / 2);
            victim.kill();
            SchedulerStatus left = scheduler.status();
            long killed = System.nanoTime();
            await(() -> scheduler.status().isIdle());
            Duration after = Duration.ofNanos(System.nanoTime() - killed);
            String moments = "killed with " + left + ", the others took " + after.toMillis() + " ms";
            System.Logger log = System.getLogger(SharedWorkTest.class.getName());
            log.log(System.Logger.Level.INFO, moments);

            assertThat(after).as(moments).isLessThan(TAKEN_OVER);
            assertThat(scheduler.status()).as(moments).returns((long) PEOPLE, SchedulerStatus::done);
            assertNoneTwice(people, store, moments);
        }
    }

    private BridgeFacade facade(JdbcStore store) {
        return BulkProcess.facade(
                instance, store, bridge.wire.liteLlm(line), bridge.wire.openWebUi(line), line.liteLlmUrl());
    }

    private void assertNoneTwice(List<String> people, BridgeStore store, String moments) {
        List<String> told =
                processes.stream().flatMap(one -> one.told().stream()).toList();
        assertThat(told).as(moments).allMatch(one -> one.endsWith(" READY")).doesNotHaveDuplicates();
        for (String userId : people) {
            bridge.assertInPlace(Bridge.person(userId).build());
            try (Stream<AuditEntry> entries =
                    store.audit().find(AuditQuery.all().ofInstance(instance).ofPerson(userId))) {
                assertThat(entries.filter(entry -> entry.changes().stream()
                                .anyMatch(change -> change.step() == Step.KEY && change.outcome() == Outcome.CREATED)))
                        .as(moments)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }
}
