package io.github.llmbridge.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One call has its turn at a time, and may let others go first in the middle of it. */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();

    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Inside a turn: what was looked at before may have changed afterwards. */
    void giveWay(Duration time) {
        if (time.isZero()) {
            return;
        }
        lock.unlock();
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.lock();
        }
    }
}
