package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** What differs between databases. */
interface Dialect {
    /** The way to the database. */
    Jdbi jdbi();

    /** The name of a table in SQL. */
    String table(String name);

    /** The database's clock in SQL, in milliseconds since 1970. */
    String now();

    /** Where the scripts that make the tables lie. */
    String migrations();

    /** The database's name for the library that runs the scripts. */
    String platform();

    /**
     * A connection for the scripts. The schema of its own is there, and no other instance has come between what is seen
     * and what is done.
     */
    Connection toMigrate() throws SQLException;

    /** The schema of its own, if the database has any; else an empty text. */
    String schema();

    /** SQL that tells whether the tables have been made. */
    String countOfMetaTables();

    /** What a failure of the database means. */
    StoreException.Reason reason(SQLException error);

    /** Ends what is held open. */
    void close();
}
