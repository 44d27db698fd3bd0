package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.follow.FeedException;
import io.github.llmbridge.jdbc.TriggerProblem.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LiteLlmTriggersTest {
    private static TestPostgres postgres;

    private LiteLlmTables tables;
    private LiteLlmTriggers triggers;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void make() {
        tables = new LiteLlmTables(postgres.dataSource());
        triggers = LiteLlmTriggers.of(postgres.pool(), tables.schema());
    }

    @AfterEach
    void drop() {
        tables.close();
    }

    @Test
    void theSecondInstallMakesNothing() {
        assertThat(triggers.check()).extracting(TriggerProblem::kind).containsOnly(Kind.NO_TRIGGER, Kind.NO_FUNCTION);

        assertThat(triggers.install()).isTrue();
        assertThat(triggers.check()).isEmpty();
        assertThat(triggers.install()).isFalse();
    }

    @Test
    void removeLeavesTheCatalogAsItWas() {
        List<String> before = tables.catalog();
        triggers.install();
        assertThat(tables.catalog()).isNotEqualTo(before);

        assertThat(triggers.remove()).isTrue();

        assertThat(tables.catalog()).isEqualTo(before);
        assertThat(triggers.remove()).isFalse();
    }

    @Test
    void aTableThatWasMadeAnewIsNamedAndGetsItsTriggerAgain() {
        triggers.install();
        tables.run("drop table " + tables.teams());
        assertThat(triggers.check()).containsExactly(new TriggerProblem(Kind.NO_TABLE, "LiteLLM_TeamTable"));
        tables.run("create table " + tables.teams() + " (team_id text primary key)");

        assertThat(triggers.check()).containsExactly(new TriggerProblem(Kind.NO_TRIGGER, "LiteLLM_TeamTable"));
        assertThat(triggers.check().get(0)).hasToString("LiteLLM_TeamTable: the table has no trigger");
        triggers.install();
        assertThat(triggers.check()).isEmpty();
    }

    @Test
    void whatSomebodyChangedIsNamedAndMended() {
        triggers.install();
        tables.run("alter table " + tables.users() + " disable trigger llmbridge_changed");
        tables.run("drop trigger llmbridge_changed on " + tables.keys());
        tables.run("create trigger llmbridge_changed after insert on " + tables.keys()
                + " for each row execute function " + tables.functions() + ".changed('KEY', 'token')");
        tables.run("create or replace function " + tables.functions()
                + ".tell(before jsonb, after jsonb, subjects text[]) returns void language plpgsql as 'begin end'");

        assertThat(triggers.check())
                .containsExactlyInAnyOrder(
                        new TriggerProblem(Kind.TRIGGER_OFF, "LiteLLM_UserTable"),
                        new TriggerProblem(Kind.TRIGGER_DIFFERS, "LiteLLM_VerificationToken"),
                        new TriggerProblem(Kind.FUNCTION_DIFFERS, tables.functions() + ".tell"));
        triggers.install();
        assertThat(triggers.check()).isEmpty();
    }

    @Test
    void aDatabaseThatIsNotLiteLlmsIsLeftAlone() {
        tables.run("drop table " + tables.users());
        List<String> before = tables.catalog();

        assertThatThrownBy(triggers::install)
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("LiteLLM_UserTable")
                .hasMessageNotContaining("LiteLLM_TeamTable");
        assertThat(tables.catalog()).isEqualTo(before);
    }

    @Test
    void severalProcessesInstallAtOnceAndSeveralRemove() throws Exception {
        for (int round = 0; round < 5; round++) {
            allAtOnce(LiteLlmTriggers::install);
            assertThat(triggers.check()).isEmpty();
            allAtOnce(LiteLlmTriggers::remove);
            assertThat(triggers.check()).hasSize(8);
        }
    }

    private void allAtOnce(Predicate<LiteLlmTriggers> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                LiteLlmTriggers own = LiteLlmTriggers.of(postgres.dataSource(), tables.schema());
                done.add(threads.submit(() -> act.test(own)));
            }
            int did = 0;
            for (Future<Boolean> one : done) {
                did += one.get() ? 1 : 0;
            }
            assertThat(did).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitsForSomebodyWhoWritesAndHoldsUpNobody() throws SQLException {
        try (Connection writer = postgres.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-1')");
            List<String> written = new ArrayList<>();
            LiteLlmTriggers patient =
                    new LiteLlmTriggers(postgres.dataSource(), new TriggerNames(tables.schema()), time -> {
                        String id = "u-" + (written.size() + 2);
                        tables.insertUser(id);
                        written.add(id);
                        if (written.size() == 3) {
                            commit(writer);
                        }
                    });

            assertThat(patient.install()).isTrue();
            assertThat(written).hasSize(3);
        }
    }

    @Test
    void givesUpOnTablesThatAreInUseAllTheTimeAndChangesNothing() throws SQLException {
        List<String> before = tables.catalog();
        try (Connection writer = postgres.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into " + tables.users() + " (user_id) values ('u-1')");
            LiteLlmTriggers hurried =
                    new LiteLlmTriggers(postgres.pool(), new TriggerNames(tables.schema()), time -> {});

            assertThatThrownBy(hurried::install)
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("in use");
        }
        assertThat(tables.catalog()).isEqualTo(before);
    }

    @Test
    void aRoleWithoutTheRightIsToldWhichOne() {
        String role = tables.schema() + "_guest";
        tables.run("create role " + role + " login password 'guest'");
        try {
            PGSimpleDataSource guest = postgres.dataSource();
            guest.setUser(role);
            guest.setPassword("guest");
            LiteLlmTriggers weak = LiteLlmTriggers.of(guest, tables.schema());

            assertThat(weak.check()).isNotEmpty();
            assertThatThrownBy(weak::install)
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("right")
                    .hasMessageNotContaining("guest");
        } finally {
            tables.run("drop role " + role);
        }
    }

    @Test
    void liteLlmsMigrationsMayChangeWhatTheyWill() {
        triggers.install();
        tables.insertUser("u-1");
        tables.run("alter table " + tables.users() + " alter column spend type numeric, drop column updated_at,"
                + " add column password_reset_required boolean default false");
        tables.run("alter table " + tables.users() + " rename column user_email to email");
        tables.run("update " + tables.users() + " set email = 'other@example.com'");

        assertThat(triggers.check()).isEmpty();
    }

    @Test
    void theNameOfASchemaIsAName() {
        assertThatThrownBy(() -> LiteLlmTriggers.of(postgres.dataSource(), "a; drop table users"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
