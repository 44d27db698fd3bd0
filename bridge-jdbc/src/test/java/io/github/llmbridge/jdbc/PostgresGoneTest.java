package io.github.llmbridge.jdbc;

import static io.github.llmbridge.jdbc.BridgeStoreContract.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL goes away in the middle and comes back. */
class PostgresGoneTest {
    @TempDir
    Path folder;

    @Test
    void theSameCallGoesOn() throws Exception {
        EmbeddedPostgres first = start(0);
        int port = first.getPort();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(first.getJdbcUrl("postgres", "postgres"));
        try (BridgeStore store =
                JdbcStore.postgres(source).lease(Duration.ofSeconds(1)).open()) {
            store.people().save(person("u-1", "ada@example.com"));
            Lease lease = store.leases().acquire("default/u-1").orElseThrow();

            first.close();
            JdbcStoreContract.assertReason(
                    Reason.UNAVAILABLE, () -> store.people().save(person("u-2", "bob@example.com")));
            JdbcStoreContract.assertReason(
                    Reason.UNAVAILABLE, () -> store.leases().acquire("default/u-2"));
            while (lease.isHeld()) {
                Thread.sleep(10);
            }
            lease.close();

            try (EmbeddedPostgres second = start(port)) {
                store.people().save(person("u-2", "bob@example.com"));
                assertThat(store.people().all("default")).hasSize(2);
                BridgeStoreContract.await(store, "default/u-1").close();
                assertThat(second.getPort()).isEqualTo(port);
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
