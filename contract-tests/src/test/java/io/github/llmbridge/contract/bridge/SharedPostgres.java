package io.github.llmbridge.contract.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that processes of a test share: that of {@code BRIDGE_JDBC_URL}, or one that is started for them. */
final class SharedPostgres implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final String url;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    private SharedPostgres(@Nullable EmbeddedPostgres own, String url) {
        this.own = own;
        this.url = url;
        dataSource.setUrl(url);
    }

    static SharedPostgres start() throws IOException {
        String given = System.getenv("BRIDGE_JDBC_URL");
        if (given != null) {
            return new SharedPostgres(null, given);
        }
        EmbeddedPostgres started = EmbeddedPostgres.start();
        return new SharedPostgres(started, started.getJdbcUrl("postgres", "postgres"));
    }

    String url() {
        return url;
    }

    PGSimpleDataSource dataSource() {
        return dataSource;
    }

    void drop(String schema) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
