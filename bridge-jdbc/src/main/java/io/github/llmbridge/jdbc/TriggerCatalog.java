package io.github.llmbridge.jdbc;

import io.github.llmbridge.jdbc.TriggerProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL's catalog knows of the triggers. Takes no lock that hinders anybody. */
final class TriggerCatalog {
    private static final int LONGEST_SECONDS = 10;

    /** After each insert, update and delete of a row, as {@code pg_trigger.tgtype} writes it. */
    private static final int AFTER_EACH_ROW = 1 + 4 + 8 + 16;

    private static final Set<String> ON = Set.of("O", "A");

    private final TriggerNames names;

    TriggerCatalog(TriggerNames names) {
        this.names = names;
    }

    List<TriggerProblem> problems(Connection connection) throws SQLException {
        List<TriggerProblem> problems = new ArrayList<>();
        for (WatchedTable watched : WatchedTable.values()) {
            ofTable(connection, watched).ifPresent(kind -> problems.add(new TriggerProblem(kind, watched.table())));
        }
        Map<String, String> texts = functions(connection);
        for (TriggerFunction function : TriggerFunction.values()) {
            String name = names.own() + "." + function.functionName();
            String text = texts.get(function.functionName());
            if (text == null) {
                problems.add(new TriggerProblem(Kind.NO_FUNCTION, name));
            } else if (!text.equals(function.text(names))) {
                problems.add(new TriggerProblem(Kind.FUNCTION_DIFFERS, name));
            }
        }
        return List.copyOf(problems);
    }

    /** The tables with a trigger of ours, those that LiteLLM has renamed included. */
    List<String> tablesWithTrigger(Connection connection) throws SQLException {
        String sql = "select c.relname from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and t.tgname = ? and not t.tgisinternal order by c.relname";
        try (PreparedStatement statement = prepared(connection, sql, names.liteLlmSchema(), TriggerNames.TRIGGER);
                ResultSet rows = statement.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    boolean hasOwnSchema(Connection connection) throws SQLException {
        String sql = "select from pg_catalog.pg_namespace where nspname = ?";
        try (PreparedStatement statement = prepared(connection, sql, names.own());
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /**
     * Whether the triggers are silent, since somebody does not take the notifications and a full queue would fail
     * commits.
     */
    boolean isQueueFull(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection, "select pg_notification_queue_usage() > 0.5");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Optional<Kind> ofTable(Connection connection, WatchedTable watched) throws SQLException {
        String sql = "select t.tgenabled, t.tgtype, t.tgargs, f.proname, fn.nspname"
                + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " left join pg_catalog.pg_trigger t on t.tgrelid = c.oid and t.tgname = ? and not t.tgisinternal"
                + " left join pg_catalog.pg_proc f on f.oid = t.tgfoid"
                + " left join pg_catalog.pg_namespace fn on fn.oid = f.pronamespace"
                + " where n.nspname = ? and c.relname = ?";
        try (PreparedStatement statement =
                        prepared(connection, sql, TriggerNames.TRIGGER, names.liteLlmSchema(), watched.table());
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.of(Kind.NO_TABLE);
            }
            String enabled = row.getString("tgenabled");
            if (enabled == null) {
                return Optional.of(Kind.NO_TRIGGER);
            }
            if (!ON.contains(enabled)) {
                return Optional.of(Kind.TRIGGER_OFF);
            }
            return isOurs(row, watched) ? Optional.empty() : Optional.of(Kind.TRIGGER_DIFFERS);
        }
    }

    private boolean isOurs(ResultSet row, WatchedTable watched) throws SQLException {
        // PostgreSQL ends each argument with a zero.
        byte[] arguments = (String.join("\0", watched.arguments()) + "\0").getBytes(StandardCharsets.UTF_8);
        return row.getInt("tgtype") == AFTER_EACH_ROW
                && TriggerFunction.CHANGED.functionName().equals(row.getString("proname"))
                && names.own().equals(row.getString("nspname"))
                && Arrays.equals(arguments, row.getBytes("tgargs"));
    }

    private Map<String, String> functions(Connection connection) throws SQLException {
        String sql = "select p.proname, p.prosrc from pg_catalog.pg_proc p"
                + " join pg_catalog.pg_namespace n on n.oid = p.pronamespace where n.nspname = ?";
        try (PreparedStatement statement = prepared(connection, sql, names.own());
                ResultSet rows = statement.executeQuery()) {
            Map<String, String> texts = new HashMap<>();
            while (rows.next()) {
                texts.put(rows.getString("proname"), rows.getString("prosrc"));
            }
            return texts;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(LONGEST_SECONDS);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
