package io.github.llmbridge.scheduler;

import com.github.kagkarlsson.scheduler.Clock;
import io.github.llmbridge.bridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The database's clock, so that instances need not agree on the time. It is read once a minute and goes on by the
 * machine's stopwatch in between. Thread safe.
 */
final class DatabaseClock implements Clock {
    private static final long HOLDS = Duration.ofMinutes(1).toNanos();

    private final Supplier<Instant> database;
    private Instant read;
    private long at;
    private long asked;

    /** Reads the clock. */
    DatabaseClock(Supplier<Instant> database) {
        this.database = database;
        this.read = database.get();
        this.at = System.nanoTime();
        this.asked = at;
    }

    @Override
    public synchronized Instant now() {
        long now = System.nanoTime();
        if (now - asked > HOLDS) {
            asked = now;
            readAnew();
        }
        return read.plusNanos(System.nanoTime() - at);
    }

    /** A database that is away has the same clock as before. */
    private void readAnew() {
        try {
            Instant anew = database.get();
            read = anew;
            at = System.nanoTime();
        } catch (StoreException e) {
            // Asked again in a minute.
        }
    }
}
