package io.github.llmbridge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends JdbcStoreContract {
    private static final int FEW_PAGES = 40;

    @TempDir
    Path folder;

    private @Nullable Database raw;

    @Override
    JdbcStoreBuilder builder() {
        return JdbcStore.sqlite(file());
    }

    private Path file() {
        // As people name their folders.
        return folder.resolve("the store's ünïcode file.db");
    }

    @Override
    List<String> wayThere() {
        return List.of(LeaseHolder.SQLITE, file().toString());
    }

    @Override
    Database raw() {
        Database open = raw == null ? new Database(new SqliteDialect(file(), SqliteDialect.NO_LIMIT)) : raw;
        raw = open;
        return open;
    }

    @AfterEach
    void closeRaw() {
        if (raw != null) {
            raw.close();
        }
    }

    @Override
    void dropAll() {
        store.close();
        other.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFullDiskIsToldAndNothingIsLost() {
        Path small = folder.resolve("small.db");
        int kept = 0;
        try (BridgeStore full = new JdbcStoreBuilder(() -> new SqliteDialect(small, FEW_PAGES)).open()) {
            try {
                for (; kept < 100_000; kept++) {
                    full.people().save(person(id(kept), "ada@example.com"));
                }
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(Reason.FULL);
                assertThat(e.mayBeRepeated()).isTrue();
            }
            assertThat(kept).isBetween(1, 99_999);
            assertThat(full.people().all("default")).hasSize(kept);
        }
        try (BridgeStore roomy = JdbcStore.sqlite(small).open()) {
            roomy.people().save(person(id(kept), "ada@example.com"));
            assertThat(roomy.people().all("default"))
                    .hasSize(kept + 1)
                    .extracting(PersonRecord::userId)
                    .contains(id(kept));
        }
    }

    private static String id(int number) {
        return String.format("u-%06d", number);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertReason(
                Reason.UNAVAILABLE,
                () -> JdbcStore.sqlite(folder.resolve("missing").resolve("store.db"))
                        .open());
    }

    @Test
    void aFileOfAnotherKindIsLeftAsItIs() throws IOException {
        Path notes = folder.resolve("notes.txt");
        Files.writeString(notes, "Not a database at all. ".repeat(100));
        assertReason(Reason.REFUSED, () -> JdbcStore.sqlite(notes).open());
        assertThat(notes).content().startsWith("Not a database");
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        assertThatThrownBy(() -> store.people().find("default", "u-1"))
                .isInstanceOf(StoreException.class)
                .hasRootCauseMessage("the store is closed");
    }
}
