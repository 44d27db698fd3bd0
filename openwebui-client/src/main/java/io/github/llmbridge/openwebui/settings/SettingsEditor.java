package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.openwebui.Dialect;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes an account's direct connections and nothing else: reads, changes, writes in the server's dialect, reads back,
 * compares, and does it again a few times if somebody else wrote over it. The server has no versions of its own, so a
 * foreign write between our read and our write can still be lost: of direct connections everywhere, of any setting before
 * 0.11.4. Writes with one token of an account through one client take turns. Thread safe.
 */
public final class SettingsEditor {
    private static final int ATTEMPTS = 5;

    private final UserSettings settings;
    private final Supplier<Dialect> dialect;
    private final Lock lock;

    /**
     * Made by the clients.
     *
     * @param lock shared by all editors of one token
     */
    public SettingsEditor(UserSettings settings, Supplier<Dialect> dialect, Lock lock) {
        this.settings = settings;
        this.dialect = dialect;
        this.lock = lock;
    }

    /** The connections as they are stored. */
    public DirectConnections read() {
        return StoredSettings.of(settings.get()).directConnections();
    }

    /**
     * Applies the change; nothing is written if it changes nothing.
     *
     * @param change applied once more, to what is stored then, whenever somebody else has written over it
     * @throws MalformedSettingsException if what is stored cannot be read, so that a write would lose it
     * @throws SettingsConflictException if others kept writing
     */
    public SettingsEdit edit(UnaryOperator<DirectConnections> change) {
        lock.lock();
        try {
            StoredSettings stored = StoredSettings.of(settings.get());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                DirectConnections before = stored.directConnections();
                DirectConnections wanted = change.apply(before);
                if (wanted.equals(before)) {
                    return new SettingsEdit(before, before, attempt > 0);
                }
                settings.update(stored.write(wanted, dialect.get()));
                StoredSettings back = StoredSettings.of(settings.get());
                if (back.holdsChange(before, wanted)) {
                    return new SettingsEdit(before, back.directConnections(), true);
                }
                stored = back;
            }
            throw new SettingsConflictException(ATTEMPTS);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes the first settings of an account that was added a moment ago. Nobody else holds its token yet, so reading
     * before and after is left out; the server answers with what it stored.
     */
    public SettingsEdit initialise(DirectConnections wanted) {
        lock.lock();
        try {
            StoredSettings empty = StoredSettings.of(null);
            @Nullable Map<String, Object> answer = settings.update(empty.write(wanted, dialect.get()));
            if (!StoredSettings.of(answer).holds(wanted)) {
                throw new SettingsConflictException(1);
            }
            return new SettingsEdit(DirectConnections.none(), wanted, true);
        } finally {
            lock.unlock();
        }
    }
}
