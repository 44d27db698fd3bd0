package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.Dialect;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes an account's direct connections and nothing else: reads, changes, writes in the server's dialect, reads back,
 * compares, and does it again a few times if somebody else wrote over it. Edits of one account through one client take
 * turns, whichever of the account's tokens they use. Thread safe.
 *
 * <p>The server has no versions of its own, so nobody can see a foreign write that falls between our read and our write, or on 0.12
 * between the server's own read and write: a change of any setting can be lost so, though far more seldom since 0.11.4. Before that
 * the server also drops {@code ui.toolServers} from every write of an account without {@code features.direct_tool_servers}. A foreign writer that reads back finds its own change gone
 * and makes it again, as this editor does; {@link #confirm} tells later whether an edit is still there.
 */
public final class SettingsEditor implements ConnectionsEditor {
    private static final int ATTEMPTS = 5;

    private final UserSettings settings;
    private final Supplier<Dialect> dialect;
    private final Supplier<Lock> lock;

    /**
     * Made by the clients.
     *
     * @param lock the one of the account, asked for at each edit
     */
    public SettingsEditor(UserSettings settings, Supplier<Dialect> dialect, Supplier<Lock> lock) {
        this.settings = settings;
        this.dialect = dialect;
        this.lock = lock;
    }

    @Override
    public DirectConnections read() {
        return StoredSettings.of(settings.get()).directConnections();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ApiException if the write failed and is not to be found, or the first read failed
     */
    @Override
    public SettingsEdit edit(UnaryOperator<DirectConnections> change) {
        return inTurn(() -> {
            StoredSettings stored = StoredSettings.of(settings.get());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                DirectConnections before = stored.directConnections();
                DirectConnections wanted = change.apply(before);
                if (wanted.equals(before)) {
                    return new SettingsEdit(before, before, attempt > 0);
                }
                wanted.requireWritable(before);
                ApiException lost = send(stored.write(wanted, dialect.get()));
                StoredSettings back = readBack(lost);
                if (back.holdsChange(before, wanted)) {
                    return new SettingsEdit(before, back.directConnections(), true);
                }
                if (lost != null && attempt == ATTEMPTS - 1) {
                    throw lost;
                }
                stored = back;
            }
            throw new SettingsConflictException(ATTEMPTS);
        });
    }

    /**
     * Writes the first settings of an account that was added a moment ago. Nobody else holds its token yet, so reading
     * before and after is left out; the server answers with what it stored.
     *
     * @throws SettingsConflictException if the server stored something else
     */
    public SettingsEdit initialise(DirectConnections wanted) {
        wanted.requireWritable(DirectConnections.none());
        return inTurn(() -> {
            StoredSettings empty = StoredSettings.of(null);
            @Nullable Map<String, Object> answer = settings.update(empty.write(wanted, dialect.get()));
            if (!StoredSettings.of(answer).holds(wanted)) {
                throw new SettingsConflictException(1);
            }
            return new SettingsEdit(DirectConnections.none(), wanted, true);
        });
    }

    @Override
    public boolean confirm(SettingsEdit edit) {
        return StoredSettings.of(settings.get()).confirms(edit);
    }

    /** What made the outcome uncertain; {@code null} if the server answered. */
    private @Nullable ApiException send(Map<String, Object> body) {
        try {
            settings.update(body);
            return null;
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return e;
        } catch (ServerErrorException e) {
            return e;
        }
    }

    private StoredSettings readBack(@Nullable ApiException lost) {
        try {
            return StoredSettings.of(settings.get());
        } catch (ApiException e) {
            throw new SettingsOutcomeUnknownException(lost, e);
        }
    }

    private SettingsEdit inTurn(Supplier<SettingsEdit> work) {
        Lock turn = lock.get();
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
