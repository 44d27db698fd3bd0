package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.ChangeFeed;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.bridge.follow.FeedException;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of changes in LiteLLM by the notifications of its PostgreSQL database; {@link LiteLlmTriggers} makes the
 * triggers that notify. A change is told as soon as LiteLLM's transaction has ended. The end of a key's life is no
 * change in the database.
 *
 * <p>PostgreSQL keeps no notification for who does not listen. So the first answer of a feed is a gap, and so is each
 * that follows a lost connection. A place is good for the feed that gave it, and only until the next answer with
 * changes: a feed that is asked with an older place tells a gap, since it has handed out the changes since then.
 *
 * <p>Holds one connection of the data source while it is open, and gives it back when it is closed. Needs PostgreSQL's
 * own driver, {@code org.postgresql:postgresql}. A pooler such as PgBouncer must not stand between, but for its
 * session mode. A lost connection is made anew, after pauses from a quarter of a second to ten seconds while that
 * fails. Every ten seconds the feed looks whether the connection lives and the triggers are there.
 *
 * <p>For one thread at a time.
 */
public final class PostgresFeed implements ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresFeed.class);

    // No counter and no transaction id in the place would make a gap smaller: a transaction of LiteLLM that ends while
    // nobody listens may have counted while somebody still did. Changes kept in a table would, at the price of a write
    // in each of LiteLLM's transactions.

    /** The driver cannot be interrupted. */
    private static final Duration SLICE = Duration.ofMillis(500);

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final TriggerNames names;
    private final TriggerCatalog catalog;
    private final LongSupplier nanos;
    private final Pauses pauses;

    private @Nullable Listening listening;
    private String place = "";
    private long checkedAt;
    private @Nullable FeedException failure;

    PostgresFeed(DataSource dataSource, TriggerNames names, LongSupplier nanos, Sleeper sleeper) {
        this.dataSource = Inputs.present("dataSource", dataSource);
        this.names = names;
        this.catalog = new TriggerCatalog(names);
        this.nanos = nanos;
        this.pauses = new Pauses(nanos, sleeper);
    }

    /** Hears of changes in the LiteLLM whose tables are in the schema {@code public} of this database. */
    public static PostgresFeed of(DataSource liteLlmDatabase) {
        return of(liteLlmDatabase, TriggerNames.USUAL_SCHEMA);
    }

    /**
     * Hears of changes in the LiteLLM whose tables are in this schema.
     *
     * @param schema 1 to 40 lower-case letters, digits or {@code _}
     */
    public static PostgresFeed of(DataSource liteLlmDatabase, String schema) {
        return new PostgresFeed(
                liteLlmDatabase, new TriggerNames(schema), System::nanoTime, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A lost connection is made anew while the time lasts.
     *
     * @throws FeedException if the database does not answer, or if triggers are missing; the message names
     *     their tables, and
     *     {@link LiteLlmTriggers#install()} makes them
     */
    @Override
    public Changes since(@Nullable String place, Duration wait) throws InterruptedException {
        long end = nanos.getAsLong() + Inputs.present("wait", wait).toNanos();
        while (true) {
            Listening open = opened(end);
            if (!this.place.equals(place)) {
                return new Changes(List.of(), true, this.place);
            }
            try {
                if (isCheckDue() && check(open)) {
                    return answer(List.of(), true);
                }
                Notices notices = Notices.of(open.take(Duration.ofNanos(Math.min(SLICE.toNanos(), left(end)))));
                if (!notices.isEmpty()) {
                    return answer(notices.changes(), notices.hasUnknown());
                }
            } catch (SQLException e) {
                LOG.info("the connection to LiteLLM's database was lost: {}", e.getMessage());
                close();
            } catch (FeedException e) {
                failed(e);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for changes");
            }
            if (listening != null && left(end) == 0) {
                return new Changes(List.of(), false, this.place);
            }
        }
    }

    private long left(long end) {
        return Math.max(0, end - nanos.getAsLong());
    }

    private Changes answer(List<Change> changes, boolean isGap) {
        place = UUID.randomUUID().toString();
        return new Changes(changes, isGap, place);
    }

    /** Listens before it looks for the triggers, so that none can go unseen in between. */
    private Listening opened(long end) throws InterruptedException {
        while (listening == null) {
            if (failure != null && !pauses.waitUntilDue(end)) {
                throw failure;
            }
            try {
                Listening opened = Listening.open(dataSource, names.own());
                listening = opened;
                place = UUID.randomUUID().toString();
                check(opened);
                failure = null;
                pauses.worked();
            } catch (SQLException e) {
                failed(FeedFailure.of(e));
            } catch (FeedException e) {
                failed(e);
            }
        }
        return listening;
    }

    private void failed(FeedException e) {
        close();
        failure = e;
        pauses.failed();
    }

    private boolean isCheckDue() {
        return nanos.getAsLong() - checkedAt >= BETWEEN_CHECKS.toNanos();
    }

    /** Whether the queue of the database is so full that the triggers are silent. */
    private boolean check(Listening open) throws SQLException {
        List<String> problems = catalog.problems(open.connection()).stream()
                .filter(TriggerProblem::hidesChanges)
                .map(TriggerProblem::toString)
                .toList();
        if (!problems.isEmpty()) {
            throw new FeedException("changes in LiteLLM's database go unheard; " + String.join("; ", problems), null);
        }
        checkedAt = nanos.getAsLong();
        return catalog.isQueueFull(open.connection());
    }

    /** Gives the connection back. The feed opens one again if it is asked again. */
    @Override
    public void close() {
        Listening open = listening;
        listening = null;
        if (open != null) {
            open.close();
        }
    }
}
