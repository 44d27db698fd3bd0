package io.github.llmbridge.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of the tests: that of {@code BRIDGE_JDBC_URL}, or one that is started for them. */
final class TestPostgres implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final String url;

    private TestPostgres(@Nullable EmbeddedPostgres own, String url) {
        this.own = own;
        this.url = url;
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

    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    @Override
    public void close() {
        if (own != null) {
            try {
                own.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
