package io.github.llmbridge.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the parts in PostgreSQL are called, in SQL. Nothing of a trigger names a column: PostgreSQL would refuse
 * LiteLLM's migrations that change it.
 *
 * @param liteLlmSchema the schema of LiteLLM's tables
 */
record TriggerNames(String liteLlmSchema) {
    static final String USUAL_SCHEMA = "public";
    static final String TRIGGER = "llmbridge_changed";

    TriggerNames {
        PostgresDialect.requireName(liteLlmSchema);
    }

    /** The schema of the functions. The channel has the same name. */
    String own() {
        return "llmbridge_on_" + liteLlmSchema;
    }

    String qualified(String table) {
        return liteLlmSchema + ".\"" + table + "\"";
    }

    String createTrigger(WatchedTable watched) {
        String arguments =
                watched.arguments().stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
        return "create trigger " + TRIGGER + " after insert or update or delete on " + qualified(watched.table())
                + " for each row execute function " + own() + ".changed(" + arguments + ")";
    }

    String dropTrigger(String table) {
        return "drop trigger if exists " + TRIGGER + " on " + qualified(table);
    }

    /** A lock that is had at once or not at all: LiteLLM's writes would wait behind one that is waited for. */
    String lock(List<String> tables) {
        return "lock table " + tables.stream().map(this::qualified).collect(Collectors.joining(", "))
                + " in access exclusive mode nowait";
    }
}
