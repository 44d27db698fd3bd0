package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** PostgreSQL, by a data source of the application. */
final class PostgresDialect implements Dialect {
    static final String USUAL_SCHEMA = "llmbridge";

    /** A statement of ours takes milliseconds; one that waits longer waits for a database that is not well. */
    private static final int LONGEST_SECONDS = 10;

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");

    /** Disk full, out of memory. */
    private static final Set<String> FULL = Set.of("53100", "53200");

    /**
     * Classes of states that pass: no connection, the server stops or has too many clients, a deadlock or a conflict.
     * A server that takes no writes ({@code 25006}) is a standby that is about to be the first.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private static final String READ_ONLY = "25006";

    private final DataSource dataSource;
    private final Jdbi jdbi;
    private final String schema;

    static void requireName(String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "schema must have 1 to 40 lower-case letters, digits or _, and is '" + schema + "'");
        }
    }

    PostgresDialect(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.jdbi = Jdbi.create(dataSource);
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(LONGEST_SECONDS);
        this.schema = schema;
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public String table(String name) {
        return schema + "." + name;
    }

    @Override
    public String now() {
        return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }

    @Override
    public String migrations() {
        return "META-INF/llmbridge-jdbc/postgresql";
    }

    @Override
    public String platform() {
        return "postgres";
    }

    /** The lock ends with the transaction. Asks for the schema first: who may not make one may use one that is there. */
    @Override
    public Connection toMigrate() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            run(connection, "select pg_advisory_xact_lock(hashtext('llmbridge " + schema + "'))");
            run(
                    connection,
                    "do $$ begin if not exists (select from pg_catalog.pg_namespace where nspname = '" + schema
                            + "') then create schema " + schema + "; end if; end $$");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String countOfMetaTables() {
        return "select count(*) from pg_catalog.pg_tables where schemaname = '" + schema + "' and tablename = 'meta'";
    }

    @Override
    public Reason reason(SQLException error) {
        String state = error.getSQLState();
        if (state == null || error instanceof SQLTransientException) {
            return Reason.UNAVAILABLE;
        }
        if (FULL.contains(state)) {
            return Reason.FULL;
        }
        boolean passes = READ_ONLY.equals(state) || PASSING_CLASSES.stream().anyMatch(state::startsWith);
        return passes ? Reason.UNAVAILABLE : Reason.REFUSED;
    }

    /** The data source is the application's. */
    @Override
    public void close() {}
}
