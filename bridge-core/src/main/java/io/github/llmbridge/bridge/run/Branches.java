package io.github.llmbridge.bridge.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Two independent branches side by side. Both are waited for, so that nothing goes on unseen after a failure. An interrupt of
 * the waiting thread goes on to the other branch, whose end is then waited for.
 */
final class Branches {
    private final Executor executor;

    Branches(Executor executor) {
        this.executor = executor;
    }

    <A, B> Both<A, B> run(Supplier<A> aside, Supplier<B> here) {
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<A> task = new FutureTask<>(aside::get);
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                // Of a branch that is cancelled before it begins, too.
                ended.countDown();
            }
        });
        B second;
        try {
            second = here.get();
        } catch (RuntimeException | Error e) {
            addFailure(task, ended, e);
            throw e;
        }
        return new Both<>(join(task, ended), second);
    }

    private static void addFailure(FutureTask<?> task, CountDownLatch ended, Throwable error) {
        try {
            join(task, ended);
        } catch (RuntimeException | Error other) {
            error.addSuppressed(other);
        }
    }

    private static <A> A join(FutureTask<A> task, CountDownLatch ended) {
        try {
            return task.get();
        } catch (InterruptedException | CancellationException e) {
            task.cancel(true);
            awaitUninterrupted(ended);
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a branch ended abnormally", e.getCause());
        }
    }

    /** The branch has been interrupted, so it ends within moments; what it did must be known before the report. */
    private static void awaitUninterrupted(CountDownLatch ended) {
        while (true) {
            try {
                ended.await();
                return;
            } catch (InterruptedException again) {
                // It is waited for all the same.
            }
        }
    }

    /** What the two branches found. */
    record Both<A, B>(A aside, B here) {}
}
