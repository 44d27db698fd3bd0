package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.jdbc.WorkRecord.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work is begun in the order of turns, one piece for a person at a time. */
class JdbcWorkTest {
    private static TestPostgres postgres;

    private final String schema =
            "llmbridge_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private JdbcStore store;
    private JdbcWork work;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        store = JdbcStore.postgres(postgres.pool(), schema).open();
        work = store.work("default");
    }

    @AfterEach
    void drop() {
        store.close();
        new Database(new PostgresDialect(postgres.dataSource(), schema))
                .run(handle -> handle.execute("drop schema if exists " + schema + " cascade"));
    }

    private long add(String id, String userId) {
        return work.inTransaction(connection -> work.add(connection, id, userId, "suspend", "{}"))
                .orElseThrow();
    }

    @Test
    void aPersonsWorkIsBegunInItsOrder() {
        long first = add("a", "u-1");
        long second = add("b", "u-1");
        long ofAnother = add("c", "u-2");

        assertThat(work.begin(second)).isEmpty();
        assertThat(work.begin(ofAnother)).isPresent();
        assertThat(work.begin(first)).get().returns("{}", BegunWork::payload);
        // Whoever takes over begins it again.
        assertThat(work.begin(first)).isPresent();
        work.again(first, "a", 1, "it broke", Instant.now());
        assertThat(work.begin(second)).isEmpty();

        assertThat(work.end(first, "a", State.DONE, 1, "SUSPENDED", null)).isPresent();
        assertThat(work.end(first, "a", State.DONE, 1, "SUSPENDED", null)).isEmpty();
        assertThat(work.begin(first)).isEmpty();
        assertThat(work.isOpen(first)).isFalse();
        assertThat(work.oldestOf("u-1")).isEqualTo(OptionalLong.of(second));
        assertThat(work.begin(second)).isPresent();
        assertThat(work.counts()).isEqualTo(Map.of(State.DONE, 1L, State.RUNNING, 2L));
    }

    @Test
    void anOlderPieceThatIsCommittedLaterWaits() throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long older = work.add(connection, "a", "u-1", "suspend", "{}").orElseThrow();
            long newer = add("b", "u-1");
            assertThat(work.begin(newer)).isPresent();
            connection.commit();
            assertThat(work.begin(older)).isEmpty();
            assertThat(work.isOpen(older)).isTrue();
            work.end(newer, "b", State.DONE, 0, "SUSPENDED", null);
            assertThat(work.begin(older)).isPresent();
        }
    }

    @Test
    void ofManyWhoBeginForOnePersonAtOnceOneDoes() {
        List<Long> turns =
                IntStream.range(0, 30).mapToObj(i -> add("w-" + i, "u-1")).toList();
        assertThat(turns.parallelStream().filter(turn -> work.begin(turn).isPresent()))
                .hasSize(1);
    }

    @Test
    void anIdIsKnownUntilItIsForgotten() {
        long turn = add("a", "u-1");
        assertThat(work.<OptionalLong>inTransaction(connection -> work.add(connection, "a", "u-9", "resume", "{}")))
                .isEmpty();
        work.end(turn, "a", State.FAILED, 3, "FAILED", "it broke");
        assertThat(work.failed()).singleElement().satisfies(piece -> {
            assertThat(piece.why()).isEqualTo("it broke");
            assertThat(piece.userId()).isEqualTo("u-1");
            assertThat(piece.ended()).isCloseTo(Instant.now(), new TemporalUnitWithinOffset(1, ChronoUnit.HOURS));
        });
        assertThat(work.forget(work.now().minus(Duration.ofHours(1)))).isZero();
        assertThat(work.forget(work.now().plus(Duration.ofHours(1)))).isEqualTo(1);
        assertThat(work.find("a")).isEmpty();
    }

    @Test
    void failedWorkIsHandedInAnewBehindTheRest() {
        long turn = add("a", "u-1");
        work.end(turn, "a", State.FAILED, 3, "FAILED", "it broke");
        long later = add("b", "u-1");
        OptionalLong again = work.inTransaction(connection -> work.retry(connection, "a"));
        assertThat(again.orElseThrow()).isGreaterThan(later);
        assertThat(work.begin(again.orElseThrow())).isEmpty();
        assertThat(work.failed()).isEmpty();
        assertThat(work.triedBefore()).isZero();
    }
}
