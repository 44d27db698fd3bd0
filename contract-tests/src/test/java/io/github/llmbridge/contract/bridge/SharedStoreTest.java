package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.bridge.ProvisioningProcess.Told;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.keys.Key;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several processes with one PostgreSQL store work for the same people at once, and one of them is killed. The store
 * is that of {@code BRIDGE_JDBC_URL}, or one that is started. A larger trial: {@code -Dllmbridge.people=50}.
 */
@Tag("long")
@Tag("interrupted")
@OnEveryLine
class SharedStoreTest extends BridgeTest {
    private static final int PROCESSES = Integer.getInteger("llmbridge.processes", 4);
    private static final int PEOPLE = Integer.getInteger("llmbridge.people", 5);
    private static final String SECRET = "a secret of the application, long enough";
    private static final int BETWEEN_PEOPLE = Integer.getInteger("llmbridge.between", 300);

    private static SharedPostgres postgres;

    private final long seed = Long.getLong("llmbridge.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String instance = ServerLine.unique("i");
    private final String schema = "llmbridge_" + Long.toHexString(System.nanoTime());

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
        postgres.drop(schema);
    }

    @Test
    void allArriveAtTheStateOfOneProcess() throws Exception {
        run(0);
    }

    @Test
    void theOthersFinishTheWorkOfOneThatIsKilled() throws Exception {
        run(1);
    }

    private void run(int killed) throws Exception {
        List<String> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> ServerLine.unique("p")).toList();
        int length = PEOPLE * BETWEEN_PEOPLE;
        int moment = 1 + random.nextInt(length);
        List<Told> told = new ArrayList<>();
        try (Processes processes = new Processes(line, PROCESSES, SECRET, environment())) {
            for (int process = 0; process < PROCESSES; process++) {
                for (int i = 0; i < people.size(); i++) {
                    long at = (long) i * BETWEEN_PEOPLE + random.nextInt(50);
                    processes.give(process, at, people.get(i));
                    // Each was provisioned by somebody, who waits for the others.
                    processes.giveReconciliation(process, length + at, people.get(i));
                }
            }
            processes.go();
            if (killed > 0) {
                Thread.sleep(moment);
            }
            for (int process = 0; process < killed; process++) {
                processes.kill(process);
            }
            for (int process = killed; process < PROCESSES; process++) {
                told.addAll(processes.told(process));
            }
        }
        String moments = "seed " + seed + (killed > 0 ? ", killed after " + moment + " ms: " : ": ") + told;
        assertThat(told).as(moments).hasSize(2 * PEOPLE * (PROCESSES - killed));
        assertThat(told).as(moments).extracting(Told::status).containsOnly("READY");
        assertState(people, told, killed, moments);
    }

    private Map<String, String> environment() {
        return Map.of(
                ProvisioningProcess.INSTANCE,
                instance,
                ProvisioningProcess.STORE_URL,
                postgres.url(),
                ProvisioningProcess.STORE_SCHEMA,
                schema);
    }

    private void assertState(List<String> people, List<Told> told, int killed, String moments) {
        try (BridgeStore store =
                        JdbcStore.postgres(postgres.dataSource(), schema).open();
                BridgeFacade one = bridge.builder()
                        .instance(instance)
                        .secret(Secret.of(SECRET))
                        .store(store)
                        .build()) {
            SoftAssertions softly = new SoftAssertions();
            for (String userId : people) {
                softly.assertThatCode(() -> {
                            Key key = bridge.assertInPlace(Bridge.person(userId).build());
                            assertThat(told.stream().filter(all -> all.userId().equals(userId)))
                                    .extracting(Told::key)
                                    .containsOnly(key.token().value());
                            assertThat(store.people().find(instance, userId))
                                    .get()
                                    .returns(key.token(), PersonRecord::keyHash)
                                    .returns("free", PersonRecord::tier);
                            assertThat(creations(store, userId)).isBetween(killed == 0 ? 1L : 0L, 1L);
                            assertThat(one.provisionUser(Bridge.person(userId).build())
                                            .unchanged())
                                    .isTrue();
                        })
                        .as(moments)
                        .doesNotThrowAnyException();
            }
            softly.assertAll();
        }
    }

    /** How many operations have ended that made the person's key; that of the killed process has not ended. */
    private long creations(BridgeStore store, String userId) {
        try (Stream<AuditEntry> entries =
                store.audit().find(AuditQuery.all().ofInstance(instance).ofPerson(userId))) {
            return entries.filter(entry -> entry.changes().stream()
                            .anyMatch(change -> change.step() == Step.KEY && change.outcome() == Outcome.CREATED))
                    .count();
        }
    }
}
