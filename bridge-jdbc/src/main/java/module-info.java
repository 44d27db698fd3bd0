/** The bridge's store on PostgreSQL, or on SQLite in one file; and the feed of changes in LiteLLM's PostgreSQL. */
module io.github.llmbridge.bridge.jdbc {
    requires transitive io.github.llmbridge.bridge;
    requires transitive io.github.llmbridge.subscriptions;
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires io.ebean.migration;
    // Jdbi has no module-info, so nobody else asks for what it needs.
    requires io.leangen.geantyref;
    requires org.jdbi.v3.core;
    requires org.slf4j;
    // An application brings what it uses.
    requires static org.xerial.sqlitejdbc;
    requires static com.google.crypto.tink;
    requires static org.postgresql.jdbc;
    // Tink's classes bear its annotations, and the compiler warns where they are not found.
    requires static com.google.errorprone.annotations;
    // PostgreSQL's driver bears these.
    requires static org.checkerframework.checker.qual;

    exports io.github.llmbridge.jdbc;
}
