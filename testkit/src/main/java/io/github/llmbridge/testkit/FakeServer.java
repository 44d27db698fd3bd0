package io.github.llmbridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Real HTTP on the loopback address in front of one {@link Handler}. Calls have their turn one after the other, so the fake
 * is linearizable unless its handler gives way; whatever waits, waits outside of it.
 */
final class FakeServer implements AutoCloseable {
    private final Turns turns;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final Handler handler;
    private final int port;
    private volatile Running running;

    FakeServer(Handler handler) {
        this(handler, new Turns());
    }

    /** Starts at once. The handler may give way to others in its turn. */
    FakeServer(Handler handler, Turns turns) {
        this(handler, turns, 0);
    }

    /** Port 0 takes any free one. */
    FakeServer(Handler handler, int port) {
        this(handler, new Turns(), port);
    }

    private FakeServer(Handler handler, Turns turns, int port) {
        this.handler = handler;
        this.turns = turns;
        this.running = start(port);
        this.port = running.listener.port();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Faults faults() {
        return faults;
    }

    List<RecordedCall> calls() {
        return calls.list();
    }

    void clearCalls() {
        calls.clear();
    }

    /** For what a test reads or switches on beside HTTP. */
    <T> T locked(Supplier<T> work) {
        return turns.take(work);
    }

    /** Cuts every connection, stops listening, and comes back on the same port; the handler's state stays. */
    synchronized void restart() {
        stop(running);
        running = start(port);
    }

    @Override
    public synchronized void close() {
        stop(running);
    }

    private Running start(int wanted) {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            return new Running(new Listener(wanted, call -> answer(call, stopped)), stopped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Running running) {
        running.stopped.countDown();
        running.listener.close();
    }

    /** Nothing where the connection is to be cut. */
    private @Nullable Reply answer(Call call, CountDownLatch stopped) throws InterruptedException {
        Instant started = Instant.now();
        try {
            Fault fault = faults.take(call);
            if (fault == null) {
                return work(call);
            }
            return switch (fault.kind()) {
                case REFUSE -> null;
                case DROP_ANSWER -> {
                    work(call);
                    yield null;
                }
                case DELAY -> {
                    Reply reply = work(call);
                    boolean cutShort = stopped.await(fault.time().toNanos(), TimeUnit.NANOSECONDS);
                    yield cutShort ? null : reply;
                }
                case ANSWER -> fault.reply();
            };
        } finally {
            calls.add(call, started);
        }
    }

    private Reply work(Call call) {
        try {
            return locked(() -> handler.handle(call));
        } catch (RuntimeException e) {
            // A hole in the fake must not look like an answer of the real server, nor like a network fault.
            return Reply.text(500, "The fake server failed at " + call.method() + " " + call.path() + ": " + e);
        }
    }

    private record Running(Listener listener, CountDownLatch stopped) {}
}
