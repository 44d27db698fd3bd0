package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.store.StoreException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that work an agenda off. What one thing throws stops no other. */
final class FollowWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowWorkers.class);
    private static final int SECONDS_TO_END = 5;

    private final Agenda agenda;
    private final FollowWork work;
    private final int most;
    private final ExecutorService threads;
    private final AtomicInteger active = new AtomicInteger();
    private volatile boolean closed;

    FollowWorkers(Agenda agenda, FollowWork work, int most, ThreadFactory maker) {
        this.agenda = agenda;
        this.work = work;
        this.most = most;
        this.threads = Executors.newFixedThreadPool(most, maker);
    }

    /** Begins what is due, as far as threads are free. */
    void begin() {
        while (active.get() < most) {
            Optional<Topic> topic = agenda.next();
            if (topic.isEmpty()) {
                return;
            }
            active.incrementAndGet();
            try {
                threads.execute(() -> workOff(topic.get()));
            } catch (RejectedExecutionException e) {
                active.decrementAndGet();
                agenda.stopped(topic.get());
                return;
            }
        }
    }

    private void workOff(Topic first) {
        try {
            Optional<Topic> topic = Optional.of(first);
            while (topic.isPresent()) {
                one(topic.get());
                topic = closed ? Optional.empty() : agenda.next();
                if (topic.isPresent()) {
                    begin();
                }
            }
        } finally {
            active.decrementAndGet();
        }
    }

    private void one(Topic topic) {
        try {
            work.run(topic);
        } catch (RuntimeException | Error e) {
            failed(topic, e);
        }
    }

    private void failed(Topic topic, Throwable error) {
        if (closed) {
            agenda.stopped(topic);
            return;
        }
        try {
            agenda.failed(topic, error.getMessage() == null ? error.toString() : error.getMessage(), false);
        } catch (StoreException e) {
            LOG.warn("the store was not told that following failed: {}", e.reason());
        }
    }

    /** Waits some seconds for what is under way, and interrupts it then. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            threads.shutdownNow();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
