package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.contract.LiteLlmBehaviour;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.contract.bridge.FollowedPeople.Kind;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import io.github.llmbridge.jdbc.PostgresFeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Open WebUI follows what others change in LiteLLM, heard of by its PostgreSQL. On real servers only, whose {@code
 * LITELLM_JDBC_URL} and {@code BRIDGE_JDBC_URL} are set. Larger trials: {@code -Dllmbridge.changes=50
 * -Dllmbridge.follower.kills=10 -Dllmbridge.follower.changes=200}.
 */
@OnEveryLine
@ReadsEverybody
@Timeout(1200)
class FollowPostgresTest extends BridgeTest {
    private static final System.Logger LOG = System.getLogger(FollowPostgresTest.class.getName());
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int CHANGES = Integer.getInteger("llmbridge.changes", 3);
    private static final int KILLS = Integer.getInteger("llmbridge.follower.kills", 2);
    private static final int CHANGES_UNDER_KILLS = Integer.getInteger("llmbridge.follower.changes", 30);
    private static final int SPENDS = 1_000;

    private final long seed = Long.getLong("llmbridge.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String schema = "llmbridge_" + Long.toHexString(System.nanoTime());
    private final List<AutoCloseable> open = new ArrayList<>();

    private @Nullable FollowedPeople people;
    private PGSimpleDataSource liteLlmDatabase;

    @BeforeEach
    void installTriggers() {
        assumeThat(line.isLive()
                        && System.getenv(FollowProcess.LITELLM_DATABASE) != null
                        && System.getenv(FollowProcess.STORE) != null)
                .isTrue();
        liteLlmDatabase = FollowProcess.database(FollowProcess.LITELLM_DATABASE);
        LiteLlmTriggers.of(liteLlmDatabase).install();
        people = new FollowedPeople(
                bridge.liteLlm,
                bridge.openWebUi,
                line.does(LiteLlmBehaviour.UPDATES_ALIASES_OF_USERS),
                !line.does(LiteLlmBehaviour.LICENSES_ORGANIZATIONS));
    }

    @AfterEach
    void clear() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        if (people != null) {
            people.close();
            LiteLlmTriggers.of(liteLlmDatabase).remove();
            try (Connection connection =
                            FollowProcess.database(FollowProcess.STORE).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists " + schema + " cascade");
            }
        }
    }

    @Test
    void everyKindOfChangeShows() {
        BridgeFollower follower = follow();
        List<String> ids = Stream.generate(people::newId).limit(CHANGES).toList();
        for (Kind kind : people.life()) {
            List<Duration> times = FollowBenchmark.times(kind, ids);
            LOG.log(System.Logger.Level.INFO, FollowBenchmark.text(kind.name(), times));
        }
        within(() -> follower.status().open() == 0);
    }

    @Test
    void spendCausesNoWork() throws SQLException, InterruptedException {
        BridgeFollower follower = follow();
        String id = people.newId();
        people.make(id);
        within(() -> people.isConnected(id));
        people.join(id);
        within(() -> people.isIn(id, people.team) && follower.status().open() == 0);
        // What the follower itself changed comes back to it.
        Thread.sleep(QUIET.toMillis());
        within(() -> follower.status().open() == 0);
        String key = people.keys(id).get(0).token().value();
        List<Change> told = new ArrayList<>();
        try (PostgresFeed feed = PostgresFeed.of(liteLlmDatabase);
                Connection connection = liteLlmDatabase.getConnection()) {
            String place = feed.since(null, Duration.ZERO).place();
            for (int i = 0; i < SPENDS; i++) {
                spend(connection, "LiteLLM_UserTable", "user_id", id);
                spend(connection, "LiteLLM_TeamTable", "team_id", people.team);
                spend(connection, "LiteLLM_VerificationToken", "token", key);
            }
            Instant end = Instant.now().plus(QUIET);
            while (Instant.now().isBefore(end)) {
                Changes changes = feed.since(place, PAUSE);
                place = changes.place();
                told.addAll(changes.changes());
            }
        }

        // Others change theirs meanwhile. What is not told causes no work.
        assertThat(told).extracting(Change::id).doesNotContain(id, people.team, key);
        people.role(id, true);
        within(() -> people.isAdministrator(id));
    }

    @Test
    void aLostConnectionToTheDatabaseLosesNoChange() throws SQLException {
        follow();
        String ada = people.newId();
        people.make(ada);
        within(() -> people.isConnected(ada));

        boolean administrator = false;
        for (String id : Stream.generate(people::newId).limit(CHANGES).toList()) {
            cutConnections();
            people.make(id);
            administrator = !administrator;
            people.role(ada, administrator);
            within(() -> people.isConnected(id));
        }
        boolean last = administrator;
        within(() -> people.isAdministrator(ada) == last);
    }

    @Test
    @Tag("long")
    @Tag("interrupted")
    void whatHappensWhileFollowersAreKilledIsNotMissedAndNotDoneTwice() throws Exception {
        List<FollowProcess> running = new ArrayList<>(List.of(start(), start()));
        Map<String, Expected> expected = new TreeMap<>();
        for (int i = 0; i < Math.max(2, CHANGES_UNDER_KILLS / 10); i++) {
            String id = people.newId();
            people.make(id);
            expected.put(id, new Expected());
        }
        for (String id : expected.keySet()) {
            within(() -> people.isConnected(id));
        }
        List<String> ids = List.copyOf(expected.keySet());
        Set<Integer> kills = new HashSet<>();
        while (kills.size() < KILLS) {
            kills.add(random.nextInt(CHANGES_UNDER_KILLS));
        }
        for (int i = 0; i < CHANGES_UNDER_KILLS; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            change(id, expected.get(id));
            if (kills.contains(i)) {
                within(() -> running.stream().anyMatch(FollowProcess::leads));
                Thread.sleep(random.nextInt(300));
                FollowProcess leader = running.stream()
                        .filter(FollowProcess::leads)
                        .findFirst()
                        .orElseThrow();
                leader.kill();
                running.remove(leader);
                running.add(start());
            }
        }

        for (Map.Entry<String, Expected> one : expected.entrySet()) {
            assertThat(Waiting.until(LONG, PAUSE, () -> isAsExpected(one.getKey(), one.getValue())))
                    .as("seed " + seed + ": " + one + ", " + people.accounts(one.getKey()))
                    .isTrue();
            assertThat(people.accounts(one.getKey())).as("seed " + seed).hasSize(1);
            assertThat(people.keys(one.getKey())).as("seed " + seed).hasSize(1);
            assertThat(people.connections(one.getKey())).as("seed " + seed).hasSize(1);
        }
        assertThat(people.groups(people.team)).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @Tag("long")
    @Tag("interrupted")
    void anotherTakesOverFromAKilledFollower() throws Exception {
        FollowProcess first = start();
        within(first::leads);
        FollowProcess second = start();
        String ada = people.newId();
        people.make(ada);
        within(() -> people.isConnected(ada));
        assertThat(second.leads()).isFalse();

        first.kill();
        long killed = System.nanoTime();
        people.role(ada, true);
        within(second::leads);
        long leading = System.nanoTime();
        within(() -> people.isAdministrator(ada));

        LOG.log(
                System.Logger.Level.INFO,
                "another one took over after {0} ms, and showed what had happened since after {1} ms",
                Duration.ofNanos(leading - killed).toMillis(),
                Duration.ofNanos(System.nanoTime() - killed).toMillis());
        assertThat(people.keys(ada)).hasSize(1);
    }

    /** What a person should be in Open WebUI. */
    private static final class Expected {
        private String alias = "Ada";
        private boolean administrator;
        private boolean blocked;
        private boolean member;

        @Override
        public String toString() {
            return alias
                    + (administrator ? ", administrator" : "")
                    + (blocked ? ", blocked" : "")
                    + (member ? ", in the team" : "");
        }
    }

    private void change(String id, Expected expected) {
        switch (random.nextInt(people.renames() ? 4 : 3)) {
            case 0 -> {
                expected.administrator = !expected.administrator;
                people.role(id, expected.administrator);
            }
            case 1 -> {
                expected.blocked = !expected.blocked;
                people.block(id, expected.blocked);
            }
            case 2 -> {
                expected.member = !expected.member;
                if (expected.member) {
                    people.join(id);
                } else {
                    people.leave(id);
                }
            }
            default -> {
                expected.alias = "Ada " + random.nextInt(1_000);
                people.rename(id, expected.alias);
            }
        }
    }

    private boolean isAsExpected(String id, Expected expected) {
        return people.isNamed(id, expected.alias)
                && people.isAdministrator(id) == expected.administrator
                && people.isConnected(id) != expected.blocked
                && people.isIn(id, people.team) == expected.member;
    }

    private FollowProcess start() {
        FollowProcess process = FollowProcess.start(line, people, schema);
        open.add(process);
        return process;
    }

    private BridgeFollower follow() {
        JdbcStore store = JdbcStore.postgres(FollowProcess.database(FollowProcess.STORE), schema)
                .open();
        BridgeFacade facade = FollowProcess.facade(
                people.instance, store, bridge.wire.liteLlm(line), bridge.wire.openWebUi(line), line.liteLlmUrl());
        BridgeFollower follower = FollowProcess.follower(facade, people.field);
        open.addAll(List.of(follower, facade, store));
        follower.start();
        within(() -> follower.status().leads() && follower.status().open() == 0);
        return follower;
    }

    private static void spend(Connection connection, String table, String column, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update \"" + table + "\" set spend = spend + 0.01, updated_at = now() where " + column + " = ?")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Those of Java, which listen; LiteLLM's own go on. */
    private void cutConnections() throws SQLException {
        try (Connection connection = liteLlmDatabase.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and application_name = 'PostgreSQL JDBC Driver' and pid <> pg_backend_pid()");
        }
    }

    private void within(BooleanSupplier question) {
        assertThat(Waiting.until(LONG, PAUSE, question)).as("seed " + seed).isTrue();
    }
}
