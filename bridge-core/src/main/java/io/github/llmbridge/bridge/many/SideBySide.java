package io.github.llmbridge.bridge.many;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Works on several at a time. An interrupt ends what is under way, and begins nothing more. */
final class SideBySide {
    private final int atATime;
    private final ThreadFactory maker;

    SideBySide(int atATime, ThreadFactory maker) {
        this.atATime = atATime;
        this.maker = maker;
    }

    /** One result for each item, in their order. */
    <T, R> List<R> map(List<T> items, Function<T, R> work) {
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atATime, items.size()), maker);
        try {
            List<Future<R>> begun = new ArrayList<>();
            items.forEach(item -> begun.add(threads.submit(() -> work.apply(item))));
            List<R> results = new ArrayList<>();
            for (Future<R> one : begun) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the work for a person broke", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
