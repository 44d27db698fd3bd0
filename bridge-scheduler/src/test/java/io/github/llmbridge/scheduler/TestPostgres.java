package io.github.llmbridge.scheduler;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of the tests: that of {@code BRIDGE_JDBC_URL}, or one that is started for them. */
final class TestPostgres implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final HikariDataSource pool = new HikariDataSource();

    private TestPostgres(@Nullable EmbeddedPostgres own, String url) {
        this.own = own;
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(12);
    }

    static TestPostgres start() {
        String given = System.getenv("BRIDGE_JDBC_URL");
        if (given != null) {
            return new TestPostgres(null, given);
        }
        try {
            EmbeddedPostgres started = EmbeddedPostgres.start();
            return new TestPostgres(started, started.getJdbcUrl("postgres", "postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource pool() {
        return pool;
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (own != null) {
            try {
                own.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
