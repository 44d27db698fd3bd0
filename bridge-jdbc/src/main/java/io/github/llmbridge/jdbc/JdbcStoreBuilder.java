package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.Inputs;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JdbcStore}. Not thread safe. */
public final class JdbcStoreBuilder {
    private static final Duration USUAL_LEASE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    private final Supplier<Dialect> dialect;
    private @Nullable ContentCipher cipher;
    private Duration lease = USUAL_LEASE;

    JdbcStoreBuilder(Supplier<Dialect> dialect) {
        this.dialect = dialect;
    }

    /**
     * Encrypts e-mail addresses, changes, and texts of errors and journals from now on; what was written before stays
     * readable. Not encrypted if not set. {@link TinkCipher} is one with a key set of the application.
     */
    public JdbcStoreBuilder encryption(ContentCipher value) {
        this.cipher = Inputs.present("encryption", value);
        return this;
    }

    /**
     * How long after its last sign of life the lease of an instance ends; 10 seconds if not set, a second at least.
     * It is renewed three times as often.
     */
    public JdbcStoreBuilder lease(Duration value) {
        if (Inputs.present("lease", value).compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("lease must be a second at least, not " + value);
        }
        this.lease = value;
        return this;
    }

    /**
     * Opens the store. Makes its tables if they are not there, and changes those of an older version.
     *
     * @throws StoreException if the database does not answer, the store was written by a newer version, or the
     *     encryption key is not the one that it was written with
     */
    public JdbcStore open() {
        Database database = new Database(dialect.get());
        try {
            new Schema(database).bringUpToDate();
            new EncryptionCheck(database, new Content(cipher)).check();
            return new JdbcStore(database, cipher, lease);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
