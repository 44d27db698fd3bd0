package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.Change.Kind;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.bridge.follow.FeedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** LiteLLM's PostgreSQL goes away and comes back: its triggers are there, and the feed goes on after a gap. */
class PostgresFeedGoneTest {
    @TempDir
    Path folder;

    @Test
    void goesOnAfterAGap() throws Exception {
        EmbeddedPostgres first = start(0);
        int port = first.getPort();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(first.getJdbcUrl("postgres", "postgres"));
        LiteLlmTables tables = new LiteLlmTables(source);
        LiteLlmTriggers triggers = LiteLlmTriggers.of(source, tables.schema());
        triggers.install();
        try (PostgresFeed feed = PostgresFeed.of(source, tables.schema())) {
            String place = feed.since(null, Duration.ofSeconds(20)).place();

            first.close();
            assertThatThrownBy(() -> feed.since(place, Duration.ofMillis(100)))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("does not answer");
            assertThatThrownBy(triggers::check).isInstanceOf(FeedException.class);

            try (EmbeddedPostgres second = start(port)) {
                assertThat(second.getPort()).isEqualTo(port);
                Changes told = feed.since(place, Duration.ofSeconds(30));
                assertThat(told.isGap()).isTrue();
                assertThat(triggers.check()).isEmpty();
                tables.insertUser("u-1");
                assertThat(feed.since(told.place(), Duration.ofSeconds(20)).changes())
                        .containsExactly(new Change(Kind.USER, "u-1"));
            }
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
