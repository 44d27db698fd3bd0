package io.github.llmbridge.bridge.many;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on several items at a time. An interrupt of the caller interrupts what is under way, begins nothing more, and
 * stays set; what has ended until then keeps its result.
 */
final class SideBySide {
    private final int atATime;
    private final ThreadFactory maker;

    SideBySide(int atATime, ThreadFactory maker) {
        this.atATime = atATime;
        this.maker = maker;
    }

    /**
     * Why an item has no result of its own.
     *
     * @param begun whether its work was begun
     * @param cause what the work threw; {@code null} if it was not begun
     */
    record Lack(boolean begun, @Nullable Throwable cause) {}

    /**
     * One result for each item, in their order.
     *
     * @param instead makes the result of an item whose work broke or was not begun
     */
    <T, R> List<R> map(List<T> items, Function<T, R> work, BiFunction<T, Lack, R> instead) {
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atATime, items.size()), maker);
        boolean interrupted = false;
        try {
            List<Future<R>> submitted = new ArrayList<>();
            items.forEach(item -> submitted.add(threads.submit(() -> work.apply(item))));
            List<R> results = new ArrayList<>();
            while (results.size() < items.size()) {
                int next = results.size();
                try {
                    results.add(result(submitted.get(next), items.get(next), instead));
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.shutdownNow().forEach(SideBySide::cancel);
                }
            }
            return results;
        } finally {
            threads.shutdownNow();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T, R> R result(Future<R> work, T item, BiFunction<T, Lack, R> instead) throws InterruptedException {
        try {
            return work.get();
        } catch (CancellationException e) {
            return instead.apply(item, new Lack(false, null));
        } catch (ExecutionException e) {
            return instead.apply(item, new Lack(true, e.getCause()));
        }
    }

    /** The pool gives back what it was given: futures. */
    private static void cancel(Runnable notBegun) {
        if (notBegun instanceof Future<?> future) {
            future.cancel(false);
        }
    }
}
