package io.github.llmbridge.jdbc;

import io.ebean.migration.MigrationConfig;
import io.ebean.migration.MigrationException;
import io.ebean.migration.MigrationRunner;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The tables: made where there are none, changed where an older version made them, refused where a newer one did. */
final class Schema {
    /** The version of the tables that this library knows; a script raises it in the table {@code meta}, and here. */
    static final int VERSION = 3;

    private static final int NONE = 0;

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    void bringUpToDate() {
        int found = version();
        if (found > VERSION) {
            throw new StoreException(
                    Reason.NEWER_SCHEMA,
                    "the store has version " + found + " of its tables and this library knows version " + VERSION
                            + "; use a newer version of the library",
                    null);
        }
        if (found < VERSION) {
            migrate();
        }
    }

    private int version() {
        return database.run(handle -> {
            boolean made = handle.createQuery(database.dialect().countOfMetaTables())
                            .mapTo(Long.class)
                            .one()
                    > 0;
            Optional<String> version = made
                    ? handle.createQuery("select value from " + database.table("meta") + " where name = 'schema'")
                            .mapTo(String.class)
                            .findOne()
                    : Optional.empty();
            return version.map(Integer::valueOf).orElse(NONE);
        });
    }

    private void migrate() {
        Dialect dialect = database.dialect();
        MigrationConfig config = new MigrationConfig();
        config.setClassLoader(Schema.class.getClassLoader());
        config.setMigrationPath(dialect.migrations());
        config.setPlatform(dialect.platform());
        config.setMetaTable("migration");
        if (!dialect.schema().isEmpty()) {
            config.setDbSchema(dialect.schema());
            config.setRunPlaceholderMap(Map.of("schema", dialect.schema()));
        }
        // A connection of a pool must not keep another search path.
        config.setSetCurrentSchema(false);
        config.setCreateSchemaIfNotExists(false);
        // Its quick look ends the transaction, and with it the lock.
        config.setFastMode(false);
        try {
            // It closes the connection.
            new MigrationRunner(config).run(dialect.toMigrate());
        } catch (SQLException | MigrationException | IllegalStateException e) {
            throw database.failure(e);
        }
    }
}
