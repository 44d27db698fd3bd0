package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that takes a lease, says so, and holds it until it is killed. */
final class LeaseHolder {
    static final String NAME = "default/held";
    static final String HELD = "held";
    static final String SQLITE = "sqlite";
    static final String POSTGRES = "postgres";

    private LeaseHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (JdbcStore store = builder(arguments).lease(Duration.ofSeconds(1)).open();
                Lease lease = store.leases().acquire(NAME).orElseThrow()) {
            System.out.println(lease.isHeld() ? HELD : "lost");
            while (System.in.read() >= 0) {
                // Until it is killed.
            }
        }
    }

    private static JdbcStoreBuilder builder(String[] arguments) {
        if (arguments[0].equals(SQLITE)) {
            return JdbcStore.sqlite(Path.of(arguments[1]));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        return JdbcStore.postgres(source, arguments[2]);
    }
}
