package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of {@link JdbcStore}: rows that end by the database's clock and are renewed while they are held. A lock
 * of the database's session would need a connection for each person, and a pooler such as PgBouncer gives it to
 * somebody else meanwhile.
 */
final class JdbcLeases implements Leases, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLeases.class);
    private static final int RENEWALS = 3;

    private final Database database;
    private final Duration length;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService renewal;
    private final ScheduledFuture<?> renewing;
    private final String take;
    private final String renew;
    private final String giveBack;

    JdbcLeases(Database database, Duration length) {
        this.database = database;
        this.length = length;
        String table = database.table("lease");
        String now = database.dialect().now();
        this.take = "insert into " + table + " as kept (name, holder, until_ms) values (:name, :holder, " + now
                + " + :length)"
                + " on conflict (name) do update set holder = excluded.holder, until_ms = excluded.until_ms"
                // The answer of an earlier try of the same holder may have been lost.
                + " where kept.until_ms < " + now + " or kept.holder = excluded.holder";
        this.renew =
                "update " + table + " set until_ms = " + now + " + :length where name = :name and holder = :holder";
        this.giveBack = "delete from " + table + " where name = :name and holder = :holder";
        this.renewal = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "llmbridge-leases");
            thread.setDaemon(true);
            return thread;
        });
        long pause = length.toMillis() / RENEWALS;
        this.renewing = renewal.scheduleWithFixedDelay(this::renewAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<Lease> acquire(String name) {
        String holder = UUID.randomUUID().toString();
        long asked = System.nanoTime();
        int taken = database.run(handle -> handle.createUpdate(take)
                .bind("name", name)
                .bind("holder", holder)
                .bind("length", length.toMillis())
                .execute());
        if (taken == 0) {
            return Optional.empty();
        }
        Held mine = new Held(name, holder, asked + length.toNanos());
        held.add(mine);
        return Optional.of(mine);
    }

    /** A failure is met by {@link Lease#isHeld} once the lease may have ended. */
    private void renewAll() {
        List<Held> all = List.copyOf(held);
        if (all.isEmpty()) {
            return;
        }
        try {
            long asked = System.nanoTime();
            int[] renewed = database.run(handle -> {
                PreparedBatch batch = handle.prepareBatch(renew);
                all.forEach(one -> batch.bind("name", one.name)
                        .bind("holder", one.holder)
                        .bind("length", length.toMillis())
                        .add());
                return batch.execute();
            });
            for (int i = 0; i < renewed.length; i++) {
                all.get(i).until = renewed[i] == 0 ? asked : asked + length.toNanos();
            }
        } catch (RuntimeException e) {
            // What a renewal throws would make it the last one.
            LOG.warn("{} leases were not renewed: {}", all.size(), e.getMessage());
        }
    }

    private void giveBack(Held lease) {
        held.remove(lease);
        try {
            database.run(handle -> handle.createUpdate(giveBack)
                    .bind("name", lease.name)
                    .bind("holder", lease.holder)
                    .execute());
        } catch (StoreException e) {
            LOG.warn("a lease was not given back and ends by itself: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        renewing.cancel(true);
        renewal.shutdownNow();
        List.copyOf(held).forEach(this::giveBack);
    }

    private final class Held implements Lease {
        private final String name;
        private final String holder;

        /** By the machine's stopwatch; counted from before the question, so never later than the database's. */
        private volatile long until;

        Held(String name, String holder, long until) {
            this.name = name;
            this.holder = holder;
            this.until = until;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isHeld() {
            return held.contains(this) && until - System.nanoTime() > 0;
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }
}
