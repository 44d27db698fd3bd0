package io.github.llmbridge.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of the tests: that of {@code BRIDGE_JDBC_URL}, or one that is started for them. */
final class TestPostgres implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final String url;
    private final HikariDataSource pool;

    private TestPostgres(@Nullable EmbeddedPostgres own, String url) {
        this.own = own;
        this.url = url;
        this.pool = new HikariDataSource();
        pool.setDataSource(dataSource());
        pool.setMaximumPoolSize(8);
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

    String url() {
        return url;
    }

    /** As most applications have it. */
    DataSource pool() {
        return pool;
    }

    /** A connection of its own each time. */
    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
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
