package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.Change.Kind;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.bridge.follow.FeedException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

class PostgresFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;

    private static TestPostgres postgres;

    private LiteLlmTables tables;
    private LiteLlmTriggers triggers;
    private PostgresFeed feed;
    private String place;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() throws InterruptedException {
        tables = new LiteLlmTables(postgres.dataSource());
        triggers = LiteLlmTriggers.of(postgres.dataSource(), tables.schema());
        triggers.install();
        PGSimpleDataSource named = postgres.dataSource();
        named.setApplicationName(tables.schema());
        feed = PostgresFeed.of(named, tables.schema());
        Changes first = feed.since(null, LONG);
        assertThat(first.isGap()).isTrue();
        assertThat(first.changes()).isEmpty();
        place = first.place();
    }

    @AfterEach
    void close() {
        feed.close();
        tables.close();
    }

    static Stream<Arguments> rows() {
        Change user = new Change(Kind.USER, "u 1");
        Change team = new Change(Kind.TEAM, "t-1");
        Change organization = new Change(Kind.ORGANIZATION, "o-1");
        return Stream.of(
                Arguments.of("LiteLLM_UserTable (user_id) values ('u 1')", "user_email = 'x'", List.of(user)),
                Arguments.of("LiteLLM_TeamTable (team_id) values ('t-1')", "team_alias = 'x'", List.of(team)),
                Arguments.of(
                        "LiteLLM_OrganizationTable (organization_id) values ('o-1')",
                        "organization_alias = 'x'",
                        List.of(organization)),
                Arguments.of(
                        "LiteLLM_VerificationToken (token) values ('hash')",
                        "blocked = true",
                        List.of(new Change(Kind.KEY, "hash"))),
                Arguments.of(
                        "LiteLLM_TeamMembership (user_id, team_id) values ('u 1', 't-1')",
                        "budget_id = 'x'",
                        List.of(team, user)),
                Arguments.of(
                        "LiteLLM_OrganizationMembership (user_id, organization_id) values ('u 1', 'o-1')",
                        "user_role = 'x'",
                        List.of(organization, user)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsRowsThatAreMadeChangedAndDeleted(String row, String change, List<Change> told)
            throws InterruptedException {
        String table = tables.schema() + ".\"" + row.substring(0, row.indexOf(' ')) + "\"";

        tables.run("insert into " + table + row.substring(row.indexOf(' ')));
        assertThat(next().changes()).isEqualTo(told);

        tables.run("update " + table + " set " + change);
        assertThat(next().changes()).isEqualTo(told);

        tables.run("update " + table + " set " + change);
        tables.run("update " + table + " set spend = spend + 1");
        assertNothing();

        tables.run("delete from " + table);
        assertThat(next().changes()).isEqualTo(told);
    }

    @Test
    void isSilentWhereLiteLlmCountsOrLetsBudgetsBeginAnew() throws InterruptedException {
        tables.insertUser("u-1");
        next();
        tables.run("insert into " + tables.keys() + " (token, budget_limits)"
                + " values ('hash', '[{\"max_budget\": 5.0, \"reset_at\": \"2026-01-01\"}]')");
        next();

        tables.run("update " + tables.keys()
                + " set spend = spend + 1, total_spend = total_spend + 1, last_active = now(),"
                + " updated_at = now()");
        tables.run("update " + tables.users()
                + " set spend = 0, budget_reset_at = now(), model_spend = '{\"gpt-4o\": 1}'");
        // LiteLLM 1.90.7 and newer drop the fraction then.
        tables.run("update " + tables.keys()
                + " set budget_limits = '[{\"max_budget\": 5, \"reset_at\": \"2026-01-02\"}]'");
        assertNothing();

        tables.run("update " + tables.keys()
                + " set budget_limits = '[{\"max_budget\": 6, \"reset_at\": \"2026-01-02\"}]'");
        assertThat(next().changes()).containsExactly(new Change(Kind.KEY, "hash"));
    }

    @Test
    void tellsBothIdsOfAKeyThatWasRegenerated() throws InterruptedException {
        tables.run("insert into " + tables.keys() + " (token) values ('old')");
        next();
        tables.run("update " + tables.keys() + " set token = 'new'");

        assertThat(next().changes()).containsExactly(new Change(Kind.KEY, "old"), new Change(Kind.KEY, "new"));
    }

    @Test
    void tellsNothingOfWhatWasRolledBackAndEachThingOnce() throws Exception {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-1')");
            connection.rollback();
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-2'), ('u-3')");
            statement.execute("update " + tables.users() + " set user_email = user_id");
            statement.execute("insert into " + tables.teams() + " (team_id) values ('t-1')");
            connection.commit();
        }

        assertThat(next().changes())
                .containsExactly(
                        new Change(Kind.USER, "u-2"), new Change(Kind.USER, "u-3"), new Change(Kind.TEAM, "t-1"));
    }

    @Test
    void notifiesTheKindAndTheIdAndNothingElse() throws Exception {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + tables.functions());
            tables.insertUser("u-1");

            assertThat(connection.unwrap(PGConnection.class).getNotifications(10_000))
                    .extracting(PGNotification::getParameter)
                    .containsExactly("USER u-1");
        }
    }

    @Test
    void keepsItsPlaceWhileNothingChanges() throws InterruptedException {
        Changes nothing = feed.since(place, AT_ONCE);

        assertThat(nothing).isEqualTo(new Changes(List.of(), false, place));
    }

    @Test
    void changesThatWereNotTakenOverAreAGap() throws InterruptedException {
        tables.insertUser("u-1");
        Changes told = feed.since(place, LONG);

        assertThat(told.isGap()).isFalse();
        assertThat(feed.since(place, LONG).isGap()).isTrue();
        assertThat(feed.since(told.place(), AT_ONCE).isGap()).isFalse();
    }

    @Test
    void whatHappenedWhileNobodyListenedIsAGap() throws InterruptedException {
        feed.close();
        tables.insertUser("u-1");
        try (PostgresFeed later = PostgresFeed.of(postgres.dataSource(), tables.schema())) {
            assertThat(later.since(place, LONG).isGap()).isTrue();
        }
    }

    @Test
    void aLostConnectionIsMadeAnewAndIsAGap() throws InterruptedException {
        tables.lines("select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = '"
                + tables.schema() + "'");

        Changes told = feed.since(place, LONG);
        assertThat(told.isGap()).isTrue();
        place = told.place();
        tables.insertUser("u-1");
        assertThat(next().changes()).containsExactly(new Change(Kind.USER, "u-1"));
    }

    @Test
    void anIdThatIsTooLongIsAGap() throws InterruptedException {
        tables.run("insert into " + tables.teamMembers() + " (user_id, team_id) values ('u-1', 't-1')");
        next();
        tables.run("alter table " + tables.teamMembers() + " drop constraint \"LiteLLM_TeamMembership_pkey\"");
        tables.run("update " + tables.teamMembers() + " set user_id = repeat('x', 9000)");

        Changes told = next();
        assertThat(told.isGap()).isTrue();
        assertThat(told.changes()).containsExactly(new Change(Kind.TEAM, "t-1"), new Change(Kind.USER, "u-1"));
    }

    static Stream<String> broken() {
        return Stream.of(
                "create or replace function %s.tell(before jsonb, after jsonb, subjects text[]) returns void"
                        + " language plpgsql as 'begin raise exception ''broken''; end'",
                "set check_function_bodies = off; create or replace function %s.tell(before jsonb, after jsonb,"
                        + " subjects text[]) returns void language plpgsql as 'this is no program'",
                "drop function %s.tell(jsonb, jsonb, text[])",
                "alter function %s.tell(jsonb, jsonb, text[]) rename to other");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenFunctionFailsNoWriteAndIsAGap(String breaking) throws InterruptedException {
        tables.run(breaking.formatted(tables.functions()));

        tables.insertUser("u-1");
        tables.run("update " + tables.users() + " set spend = 1");
        assertThat(tables.run("delete from " + tables.users())).isEqualTo(1);

        assertThat(next().isGap()).isTrue();
    }

    /** LiteLLM's role has no right in the schema of the functions. */
    @Test
    void aRoleWithoutAnyRightWritesAndIsHeard() throws Exception {
        String role = tables.schema() + "_litellm";
        tables.run("create role " + role);
        tables.run("grant usage on schema " + tables.schema() + " to " + role);
        tables.run("grant all on all tables in schema " + tables.schema() + " to " + role);
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-1')");
            assertThat(next()).extracting(Changes::changes).isEqualTo(List.of(new Change(Kind.USER, "u-1")));

            tables.run("revoke all on schema " + tables.functions() + " from public");
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-2')");
            assertThat(next().isGap()).isTrue();
        } finally {
            tables.run("drop owned by " + role);
            tables.run("drop role " + role);
        }
    }

    @Test
    void triggersThatAreMissingAreAnErrorUntilTheyAreThere() throws InterruptedException {
        AtomicLong nanos = new AtomicLong(System.nanoTime());
        try (PostgresFeed own = new PostgresFeed(
                postgres.dataSource(),
                new TriggerNames(tables.schema()),
                nanos::get,
                time -> nanos.addAndGet(time.toNanos()))) {
            String begun = own.since(null, AT_ONCE).place();
            tables.run("drop table " + tables.teams());
            tables.run("create table " + tables.teams() + " (team_id text primary key)");
            assertThat(own.since(begun, AT_ONCE).isGap()).isFalse();

            nanos.addAndGet(Duration.ofSeconds(11).toNanos());
            assertThatThrownBy(() -> own.since(begun, LONG))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("LiteLLM_TeamTable: the table has no trigger");

            triggers.install();
            assertThat(own.since(begun, LONG).isGap()).isTrue();
        }
    }

    @Test
    void anotherDatabaseIsNotTakenForPostgres() {
        SQLiteDataSource other = new SQLiteDataSource();
        other.setUrl("jdbc:sqlite::memory:");
        try (PostgresFeed wrong = PostgresFeed.of(other)) {
            assertThatThrownBy(() -> wrong.since(null, AT_ONCE))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("PostgreSQL's own driver");
        }
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> feed.since(place, LONG)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aConnectionOfAPoolIsGivenBackAsItWas() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.dataSource());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (PostgresFeed pooled = PostgresFeed.of(pool, tables.schema())) {
                String begun = pooled.since(null, LONG).place();
                tables.insertUser("u-1");
                assertThat(pooled.since(begun, LONG).changes()).hasSize(1);
            }
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(statement
                                .executeQuery("select from pg_listening_channels()")
                                .next())
                        .isFalse();
            }
        }
    }

    private Changes next() throws InterruptedException {
        Changes told = feed.since(place, LONG);
        place = told.place();
        return told;
    }

    /** A later change comes alone. */
    private void assertNothing() throws InterruptedException {
        tables.run("insert into " + tables.organizations() + " (organization_id) values ('later')");
        assertThat(next().changes()).containsExactly(new Change(Kind.ORGANIZATION, "later"));
        tables.run("delete from " + tables.organizations() + " where organization_id = 'later'");
        next();
    }
}
