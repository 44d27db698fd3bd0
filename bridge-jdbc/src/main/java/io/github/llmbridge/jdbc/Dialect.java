package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
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

    /** The schema of its own, if the database has any; else an empty text. */
    String schema();

    /** Whether the tables have been made. */
    String countOfMetaTables();

    /** What a failure of the database means. */
    StoreException.Reason reason(SQLException error);

    /** Ends what is held open. */
    void close();
}
