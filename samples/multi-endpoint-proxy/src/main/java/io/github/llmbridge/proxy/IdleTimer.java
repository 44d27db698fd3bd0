package io.github.llmbridge.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Tells when an endpoint has been silent for too long; time in which we would not listen does not count. One event loop only. */
final class IdleTimer {
    private final Vertx vertx;
    private final long limitNanos;
    private final Runnable expired;
    private long heard = System.nanoTime();
    private boolean waiting = true;
    private long timer;

    IdleTimer(Vertx vertx, Duration limit, Runnable expired) {
        this.vertx = vertx;
        this.limitNanos = limit.toNanos();
        this.expired = expired;
        schedule(limitNanos);
    }

    /** The endpoint was heard. Costs no timer. */
    void touch() {
        heard = System.nanoTime();
    }

    /** Whether we listen to the endpoint. */
    void listening(boolean value) {
        waiting = value;
        touch();
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void schedule(long nanos) {
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), fired -> look());
    }

    private void look() {
        long left = waiting ? limitNanos - (System.nanoTime() - heard) : limitNanos;
        if (left > 0) {
            schedule(left);
        } else {
            expired.run();
        }
    }
}
