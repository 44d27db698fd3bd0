package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.UnsupportedServerException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's dialect, learned once: from the first answer that tells the version. */
final class KnownDialect {
    private final AtomicReference<@Nullable Dialect> known = new AtomicReference<>();
    private final Lock asking = new ReentrantLock();

    /** @throws UnsupportedServerException if the server is too old, or told no version */
    Dialect learn(@Nullable String version) {
        return get(() -> version);
    }

    /** Asks if nobody has; callers that come meanwhile wait for the one answer. */
    Dialect get(Supplier<@Nullable String> version) {
        Dialect dialect = known.get();
        if (dialect != null) {
            return dialect;
        }
        asking.lock();
        try {
            Dialect found = known.get();
            if (found == null) {
                found = new Dialect(parse(version.get()));
                known.set(found);
            }
            return found;
        } finally {
            asking.unlock();
        }
    }

    private static OpenWebUiVersion parse(@Nullable String version) {
        try {
            return OpenWebUiVersion.parse(version == null ? "" : version);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedServerException("the server told no version of Open WebUI that could be read", e);
        }
    }
}
