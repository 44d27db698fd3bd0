package io.github.llmbridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * Real HTTP on the loopback address in front of one {@link Handler}. Calls have their turn one after the other, so the fake
 * is linearizable unless its handler gives way; whatever waits, waits outside of it.
 */
final class FakeServer implements AutoCloseable {
    /** Held for the server's life: a logger that nobody holds loses its level. */
    private final Logger log = Logger.getLogger(MockWebServer.class.getName());

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
        if (log.getLevel() == null) {
            // A line per call is noise in somebody's test output; whoever wants it sets a level.
            log.setLevel(Level.WARNING);
        }
        this.running = start(port);
        this.port = running.server.getPort();
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
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new LoopbackSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(Call.of(request), stopped);
            }
        });
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Running(server, stopped);
    }

    private static void stop(Running running) {
        running.stopped.countDown();
        running.server.close();
    }

    private MockResponse answer(Call call, CountDownLatch stopped) throws InterruptedException {
        Instant started = Instant.now();
        try {
            Fault fault = faults.take(call);
            if (fault == null) {
                return response(call, work(call));
            }
            return switch (fault.kind()) {
                case REFUSE -> cut();
                case DROP_ANSWER -> {
                    work(call);
                    yield cut();
                }
                case DELAY -> {
                    Reply reply = work(call);
                    boolean cutShort = stopped.await(fault.time().toNanos(), TimeUnit.NANOSECONDS);
                    yield cutShort ? cut() : response(call, reply);
                }
                case ANSWER -> {
                    Reply reply = fault.reply();
                    yield reply == null ? cut() : response(call, reply);
                }
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

    private static MockResponse response(Call call, Reply reply) {
        MockResponse.Builder builder = new MockResponse.Builder().code(reply.status());
        if (!reply.contentType().isEmpty()) {
            builder.setHeader("Content-Type", reply.contentType());
        }
        // Each name occurs once, and a real server sends what a client's own headers could not hold.
        reply.headers().forEach(builder::addHeaderLenient);
        if (call.method().equals("HEAD")) {
            return builder.build();
        }
        return builder.body(reply.body()).build();
    }

    private static MockResponse cut() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private record Running(MockWebServer server, CountDownLatch stopped) {}
}
