package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.util.Optional;

/** A word that is encrypted beside the content, so that a wrong key is told when the store is opened. */
final class EncryptionCheck {
    private static final String NAME = "encrypted";
    private static final String WORD = "llmbridge";

    private final Database database;
    private final Content content;
    private final String meta;

    EncryptionCheck(Database database, Content content) {
        this.database = database;
        this.content = content;
        this.meta = database.table("meta");
    }

    /** Fails if the key is not the one that the store was written with; the first key is taken as it is. */
    void check() {
        Optional<String> stored = stored();
        if (stored.isPresent()) {
            if (!WORD.equals(content.read(stored.get(), true, NAME))) {
                throw new StoreException(Reason.WRONG_ENCRYPTION_KEY, "the encryption key is another one", null);
            }
        } else if (content.isEncrypted()) {
            write();
            check();
        }
    }

    /** Encrypts the word with the key that is the primary now. */
    void write() {
        if (content.isEncrypted()) {
            database.run(handle -> handle.createUpdate("insert into " + meta
                            + " (name, value) values (:name, :value) on conflict (name) do update set value ="
                            + " excluded.value")
                    .bind("name", NAME)
                    .bind("value", content.written(WORD, NAME))
                    .execute());
        }
    }

    private Optional<String> stored() {
        return database.run(handle -> handle.createQuery("select value from " + meta + " where name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .findOne());
    }
}
