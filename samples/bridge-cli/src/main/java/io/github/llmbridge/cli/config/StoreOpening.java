package io.github.llmbridge.cli.config;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.ContentCipher;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.JdbcStoreBuilder;
import io.github.llmbridge.jdbc.TinkCipher;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens the store that the settings name. */
final class StoreOpening {
    private static final int MOST_CONNECTIONS = 8;
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;
    private static final int WAIT_MILLIS = 10_000;
    private static final String PASSWORD_REFUSED = "28";
    private static final String NO_DATABASE = "3D000";

    private final Settings settings;

    StoreOpening(Settings settings) {
        this.settings = settings;
    }

    /**
     * A store, and what must be closed after it.
     *
     * @param after nothing for a store that holds all that it needs
     */
    record Opened(BridgeStore store, Runnable after) {
        void close() {
            store.close();
            after.run();
        }
    }

    /**
     * The store at this place; it is made if it is not there.
     *
     * @throws StoreException if it cannot be used
     * @throws ToolException if the settings are wrong
     */
    Opened open(StorePlace place) {
        try {
            if (place instanceof StorePlace.OneFile file) {
                make(file.path());
                return new Opened(encrypted(JdbcStore.sqlite(file.path())).open(), () -> {});
            }
            return place instanceof StorePlace.Postgres postgres
                    ? postgres(postgres)
                    : new Opened(new InMemoryStore(), () -> {});
        } catch (StoreException e) {
            throw new StoreException(e.reason(), "the store (" + place + ") cannot be used: " + e.getMessage(), e);
        }
    }

    /** SQLite would let others read it. */
    private static void make(Path file) {
        try {
            OwnerOnly.folder(Optional.ofNullable(file.getParent()).orElse(file));
            if (!Files.exists(file)) {
                makeNew(file);
            }
        } catch (IOException e) {
            throw new StoreException(
                    Reason.UNAVAILABLE,
                    "the file cannot be made: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static void makeNew(Path file) throws IOException {
        try {
            OwnerOnly.file(file);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        }
    }

    private Opened postgres(StorePlace.Postgres place) {
        PGSimpleDataSource source = source(place);
        requireConnection(source, place);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            return new Opened(encrypted(JdbcStore.postgres(pool)).open(), pool::close);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private PGSimpleDataSource source(StorePlace.Postgres place) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(place.url());
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    "BRIDGE_STORE is no address of PostgreSQL: " + place,
                    "Set it to jdbc:postgresql://HOST:5432/DATABASE.");
        }
        settings.find(Setting.BRIDGE_STORE_USER).ifPresent(source::setUser);
        settings.secret(Setting.BRIDGE_STORE_PASSWORD).map(Secret::reveal).ifPresent(source::setPassword);
        source.setApplicationName("llmbridge");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        return source;
    }

    /** The pool does not tell a refusal from a database that is away. */
    private static void requireConnection(PGSimpleDataSource source, StorePlace place) {
        try (Connection connection = source.getConnection()) {
            connection.isValid(CONNECT_SECONDS);
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(PASSWORD_REFUSED)) {
                throw new ToolException(
                        "the store (" + place + ") refuses the user or the password",
                        "Check BRIDGE_STORE_USER and BRIDGE_STORE_PASSWORD.",
                        e);
            }
            if (state.equals(NO_DATABASE)) {
                throw new ToolException(
                        "the store (" + place + ") names a database that is not there",
                        "Make it (CREATE DATABASE), or correct BRIDGE_STORE.",
                        e);
            }
            throw new StoreException(Reason.UNAVAILABLE, "PostgreSQL does not answer (SQL state " + state + ")", e);
        }
    }

    private JdbcStoreBuilder encrypted(JdbcStoreBuilder builder) {
        return cipher().map(builder::encryption).orElse(builder);
    }

    /** The cipher of the key set that is named. */
    private Optional<ContentCipher> cipher() {
        return settings.find(Setting.BRIDGE_STORE_KEY_FILE).map(StoreOpening::cipher);
    }

    private static ContentCipher cipher(String file) {
        try {
            AeadConfig.register();
            return TinkCipher.of(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(Path.of(file)), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new ToolException(
                    "the file of BRIDGE_STORE_KEY_FILE, " + file + ", cannot be read: "
                            + e.getClass().getSimpleName(),
                    "Correct the path, and see that you may read the file.",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Its own message may quote the file.
            throw new ToolException(
                    "the file of BRIDGE_STORE_KEY_FILE, " + file + ", is no Tink key set for AEAD in JSON",
                    "Make one: tinkey create-keyset --key-template AES256_GCM --out-format json --out FILE.");
        }
    }
}
