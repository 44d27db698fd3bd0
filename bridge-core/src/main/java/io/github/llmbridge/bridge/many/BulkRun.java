package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.many.BulkWorker.Ending;
import io.github.llmbridge.bridge.many.BulkWorker.Trouble;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.report.BulkOutcome;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.http.UnauthorizedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One bulk run. The calling thread reads the input, hands work out, and notes and tells how it ended; so only what is
 * under way is in memory. Entries for one person are worked on in their order.
 */
final class BulkRun implements AutoCloseable {
    private static final int MOST_TRIES = 4;

    /** About two minutes, with the pauses in between. */
    private static final int MOST_FAILURES_IN_A_ROW = 8;

    private final BulkInput input;
    private final BulkOutcomes outcomes;
    private final BulkWorker worker;
    private final AsWished asWished;
    private final Pace pace;
    private final Sleeper sleeper;
    private final ExecutorService threads;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Deque<Try> waiting = new ArrayDeque<>();
    private final Set<String> busy = new HashSet<>();
    private long pauseEnd = System.nanoTime();
    private @Nullable String stopped;
    private boolean inputEnded;
    private boolean interrupted;

    BulkRun(
            BulkInput input,
            BulkOutcomes outcomes,
            BulkWorker worker,
            AsWished asWished,
            Pace pace,
            Sleeper sleeper,
            int mostAtATime,
            ThreadFactory maker) {
        this.input = input;
        this.outcomes = outcomes;
        this.worker = worker;
        this.asWished = asWished;
        this.pace = pace;
        this.sleeper = sleeper;
        this.threads = Executors.newFixedThreadPool(mostAtATime, maker);
    }

    /** Work for a person, and which try it is, from 1; whether the person seems to be new. */
    private record Try(long position, BulkWork work, int number, boolean seemsNew) {}

    /** A try that has ended; without an ending it was not begun. */
    private record Ended(Try what, @Nullable Ending how) {}

    /** A try in a thread of the pool. */
    private final class Job implements Runnable {
        private final Try what;

        private Job(Try what) {
            this.what = what;
        }

        @Override
        public void run() {
            ended.add(new Ended(what, worker.run(what.work(), what.seemsNew())));
        }
    }

    /** Finds people who are as they should be; if a list cannot be read, each is looked at instead. */
    void lookByLists(Runnable reading) {
        try {
            reading.run();
        } catch (LlmBridgeException e) {
            if (e instanceof UnauthorizedException) {
                stop("a server refused the bridge's own credentials: " + e.getMessage());
            }
        } catch (RuntimeException e) {
            inputFailed(e);
        }
    }

    BulkReport toTheEnd() {
        while (true) {
            beginMore();
            if (busy.isEmpty() && (stopped != null || (inputEnded && waiting.isEmpty()))) {
                break;
            }
            settle(awaitSome());
        }
        tellRest();
        outcomes.tell(0, pace.limit());
        if (stopped == null) {
            outcomes.end();
        }
        stopIfStoreFailed();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new BulkReport(outcomes.counts(), stopped, outcomes.listenerError());
    }

    private void beginMore() {
        while (stopped == null && busy.size() < pace.limit() && pauseEnd - System.nanoTime() <= 0) {
            Try next = waiting.isEmpty() ? fromInput() : waiting.poll();
            if (next == null) {
                return;
            }
            if (busy.contains(next.work().userId())) {
                waiting.addFirst(next);
                return;
            }
            busy.add(next.work().userId());
            asWished.touch(next.work().userId());
            threads.execute(new Job(next));
        }
    }

    /** The next entry that needs work; others are told at once. */
    private @Nullable Try fromInput() {
        while (stopped == null && !inputEnded) {
            BulkItem item = nextItem();
            if (item == null) {
                return null;
            }
            BulkWork work = item.work();
            if (work == null) {
                tell(new BulkOutcome(item.position(), "", Kind.UNREADABLE, null, item.unreadable()));
            } else if (isDone(item)) {
                tell(new BulkOutcome(item.position(), work.userId(), Kind.DONE_BEFORE, null, null));
            } else if (isAsWished(work)) {
                tell(new BulkOutcome(item.position(), work.userId(), Kind.UNCHANGED, null, null));
            } else {
                Try next = new Try(item.position(), work, 1, seemsNew(work));
                if (stopped == null) {
                    return next;
                }
                waiting.add(next);
            }
        }
        return null;
    }

    private boolean isDone(BulkItem item) {
        boolean done = outcomes.isDone(item.position());
        stopIfStoreFailed();
        return done;
    }

    private @Nullable BulkItem nextItem() {
        try {
            BulkItem item = input.next();
            inputEnded = item == null;
            return item;
        } catch (RuntimeException e) {
            inputFailed(e);
            return null;
        }
    }

    private boolean isAsWished(BulkWork work) {
        return stopped == null
                && work instanceof BulkWork.Provision provision
                && !busy.contains(work.userId())
                && asWished.includes(provision.request());
    }

    private boolean seemsNew(BulkWork work) {
        return work instanceof BulkWork.Provision provision && asWished.leavesOut(provision.request());
    }

    /** Waits until work ends or a pause is over. */
    private List<Ended> awaitSome() {
        List<Ended> some = new ArrayList<>();
        long pause = Math.max(0, pauseEnd - System.nanoTime());
        try {
            if (busy.isEmpty()) {
                sleeper.sleep(Duration.ofNanos(pause));
                pauseEnd = System.nanoTime();
            } else {
                Ended first = pause > 0 ? ended.poll(pause, TimeUnit.NANOSECONDS) : ended.take();
                if (first != null) {
                    some.add(first);
                    ended.drainTo(some);
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            stop("the caller was interrupted");
            threads.shutdownNow().forEach(job -> ended.add(new Ended(((Job) job).what, null)));
        }
        return some;
    }

    private void settle(List<Ended> some) {
        for (Ended one : some) {
            busy.remove(one.what().work().userId());
            Ending how = one.how();
            if (how != null && one.what().seemsNew()) {
                asWished.told(how.madeUser());
            }
            if (how == null) {
                tell(notBegun(one.what()));
            } else if (!isToBeTriedAgain(one.what(), how)) {
                Try what = one.what();
                tell(new BulkOutcome(what.position(), what.work().userId(), how.kind(), how.result(), how.why()));
            }
        }
        outcomes.tell(busy.size(), pace.limit());
        stopIfStoreFailed();
    }

    private boolean isToBeTriedAgain(Try what, Ending how) {
        if (how.trouble() == Trouble.UNAUTHORIZED) {
            stop("a server refused the bridge's own credentials: " + how.why());
        }
        if (how.trouble() == Trouble.STORE) {
            stop("the store failed: " + how.why());
        }
        if (how.trouble() != Trouble.OVERLOADED) {
            pace.ended(how.took(), how.kind() != Kind.UNCHANGED);
            return false;
        }
        Duration pause = pace.overloaded(busy.size());
        pauseEnd = Math.max(pauseEnd, System.nanoTime() + pause.toNanos());
        if (pace.failuresInARow() >= MOST_FAILURES_IN_A_ROW) {
            stop("a server does not answer: " + how.why());
        }
        if (stopped != null || what.number() == MOST_TRIES) {
            return false;
        }
        waiting.addFirst(new Try(what.position(), what.work(), what.number() + 1, false));
        return true;
    }

    /** After a stop each further entry of the input is told; after an interrupt only those that were read. */
    private void tellRest() {
        waiting.forEach(one -> tell(notBegun(one)));
        waiting.clear();
        if (stopped == null || interrupted) {
            return;
        }
        BulkItem item = inputEnded ? null : nextItem();
        while (item != null) {
            BulkWork work = item.work();
            tell(new BulkOutcome(
                    item.position(), work == null ? "" : work.userId(), Kind.NOT_BEGUN, null, item.unreadable()));
            item = inputEnded ? null : nextItem();
        }
    }

    private BulkOutcome notBegun(Try what) {
        return new BulkOutcome(what.position(), what.work().userId(), Kind.NOT_BEGUN, null, stopped);
    }

    private void tell(BulkOutcome outcome) {
        outcomes.add(outcome, busy.size(), pace.limit());
    }

    private void inputFailed(RuntimeException error) {
        inputEnded = true;
        stop("the input failed: " + (error.getMessage() == null ? error.toString() : error.getMessage()));
    }

    private void stopIfStoreFailed() {
        if (outcomes.storeError() != null) {
            stop("the store failed: "
                    + Objects.requireNonNull(outcomes.storeError()).getMessage());
        }
    }

    private void stop(String why) {
        stopped = stopped == null ? why : stopped;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
