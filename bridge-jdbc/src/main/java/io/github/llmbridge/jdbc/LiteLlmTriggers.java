package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.FeedException;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.jdbc.TriggerProblem.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Triggers on LiteLLM's tables, by which {@link PostgresFeed} hears of changes: of users, teams, organizations,
 * members and virtual keys. A trigger notifies the kind and the id of what changed, never its content. It changes no
 * row, it does not fail LiteLLM's transaction, and it is silent where LiteLLM only counts spend or lets a budget begin
 * anew.
 *
 * <p>The functions live in a schema of their own, {@code llmbridge_on_public} for tables in {@code public}. Needs
 * PostgreSQL 11 or newer, and the role that owns LiteLLM's tables, with the right to create a schema in the database.
 *
 * <p>Thread safe. Several processes may call any method at once.
 */
public final class LiteLlmTriggers {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 400;

    private final Jdbi jdbi;
    private final TriggerNames names;
    private final TriggerCatalog catalog;
    private final Sleeper sleeper;

    private interface Work {
        boolean run(Connection connection) throws SQLException;
    }

    LiteLlmTriggers(DataSource dataSource, TriggerNames names, Sleeper sleeper) {
        this.jdbi = Jdbi.create(Inputs.present("dataSource", dataSource));
        this.names = names;
        this.catalog = new TriggerCatalog(names);
        this.sleeper = sleeper;
    }

    /** The triggers of the LiteLLM whose tables are in the schema {@code public} of this database. */
    public static LiteLlmTriggers of(DataSource liteLlmDatabase) {
        return of(liteLlmDatabase, TriggerNames.USUAL_SCHEMA);
    }

    /**
     * The triggers of the LiteLLM whose tables are in this schema.
     *
     * @param schema 1 to 40 lower-case letters, digits or {@code _}
     */
    public static LiteLlmTriggers of(DataSource liteLlmDatabase, String schema) {
        return new LiteLlmTriggers(liteLlmDatabase, new TriggerNames(schema), time -> Thread.sleep(time.toMillis()));
    }

    /**
     * Makes what {@link #check()} finds missing or different, all in one transaction. Writes of LiteLLM wait while it
     * runs, for some milliseconds. Waits up to 20 seconds for a moment in which nobody writes to the tables.
     *
     * @return whether anything was made
     * @throws FeedException if the database does not answer or lets it not be, if the tables are in use all
     *     the time, or if
     *     a table of LiteLLM is not there; then nothing is changed
     */
    public boolean install() {
        return !check().isEmpty() && inTransaction(this::install);
    }

    /**
     * What is not as {@link #install()} leaves it; empty if all is well. LiteLLM's own migrations may make a table
     * anew, and then its trigger is missing. Changes nothing.
     *
     * @throws FeedException if the database does not answer
     */
    public List<TriggerProblem> check() {
        try {
            return jdbi.withHandle(handle -> catalog.problems(handle.getConnection()));
        } catch (SQLException | JdbiException e) {
            throw FeedFailure.of(e);
        }
    }

    /**
     * Takes the triggers, the functions and their schema away, all in one transaction. LiteLLM's schema is as it was
     * before. Waits as {@link #install()} does.
     *
     * @return whether there was anything
     * @throws FeedException if the database does not answer or lets it not be, or if the tables are in use all
     *     the time;
     *     then nothing is changed
     */
    public boolean remove() {
        return inTransaction(this::remove);
    }

    private boolean install(Connection connection) throws SQLException {
        List<TriggerProblem> problems = catalog.problems(connection);
        requireTables(problems);
        if (!catalog.hasOwnSchema(connection)) {
            run(connection, "create schema " + names.own());
            // LiteLLM's role runs the functions.
            run(connection, "grant usage on schema " + names.own() + " to public");
        }
        for (TriggerFunction function : TriggerFunction.values()) {
            run(connection, function.create(names));
        }
        Set<String> wrong = problems.stream().map(TriggerProblem::name).collect(Collectors.toSet());
        List<WatchedTable> without = Stream.of(WatchedTable.values())
                .filter(watched -> wrong.contains(watched.table()))
                .toList();
        drop(connection, without.stream().map(WatchedTable::table).toList());
        for (WatchedTable watched : without) {
            run(connection, names.createTrigger(watched));
        }
        return !problems.isEmpty();
    }

    private static void requireTables(List<TriggerProblem> problems) {
        String missing = problems.stream()
                .filter(problem -> problem.kind() == Kind.NO_TABLE)
                .map(TriggerProblem::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new FeedException("the database lacks tables of LiteLLM: " + missing, null);
        }
    }

    private boolean remove(Connection connection) throws SQLException {
        List<String> tables = catalog.tablesWithTrigger(connection);
        drop(connection, tables);
        if (!catalog.hasOwnSchema(connection)) {
            return !tables.isEmpty();
        }
        for (TriggerFunction function : TriggerFunction.values()) {
            run(connection, function.drop(names));
        }
        run(connection, "drop schema " + names.own());
        return true;
    }

    private void drop(Connection connection, List<String> tables) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        run(connection, names.lock(tables));
        for (String table : tables) {
            run(connection, names.dropTrigger(table));
        }
    }

    /** Again and again while somebody uses the tables. */
    private boolean inTransaction(Work work) {
        FeedException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return jdbi.inTransaction(handle -> {
                    Connection connection = handle.getConnection();
                    run(connection, "select pg_advisory_xact_lock(hashtext('" + names.own() + "'))");
                    return work.run(connection);
                });
            } catch (SQLException | JdbiException e) {
                last = FeedFailure.of(e);
                if (!FeedFailure.isInUse(e)) {
                    throw last;
                }
            }
            pause();
        }
        throw new FeedException("LiteLLM's tables are in use all the time; try at a quieter time", last);
    }

    private void pause() {
        try {
            sleeper.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedException("interrupted while LiteLLM's tables were in use", e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
