package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What differs between databases. */
interface Dialect {
    /** The way to the database. */
    Jdbi jdbi();

    /** New connections to the database. */
    DataSource dataSource();

    /** The name of a table in SQL. */
    String table(String name);

    /** The database's clock in SQL, in milliseconds since 1970. */
    String now();

    /** Where the scripts that make the tables lie. */
    String migrations();

    /** The database's name for the library that runs the scripts. */
    String platform();

    /** Makes the schema of its own, if the database has any and it is not there. */
    void makeSchema(Database database);

    /** The schema of its own, if the database has any; else an empty text. */
    String schema();

    /** SQL that tells whether the tables have been made. */
    String countOfMetaTables();

    /** What a failure of the database means. */
    StoreException.Reason reason(SQLException error);

    /** Ends what is held open. */
    void close();
}
