package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * At most one piece of work for a user at a time in this process. The same operation with the same request joins the one under
 * way. No code of the application runs in it but policies, which are kept from calling back for the same user.
 */
final class SingleFlight {
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    /** What is asked for: two are the same work only if both parts are equal. */
    record Work(Operation operation, Object request) {}

    private record Flight(Work work, Thread owner, CompletableFuture<Object> result) {}

    /** Runs the work, or waits for the same work's result, or waits for other work's end and then runs. */
    <T> T run(String userId, Work work, Duration patience, Class<T> type, Supplier<T> supplier) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Flight mine = new Flight(work, Thread.currentThread(), new CompletableFuture<>());
            Flight underWay = flights.putIfAbsent(userId, mine);
            if (underWay == null) {
                return fly(userId, mine, type, supplier);
            }
            if (underWay.owner() == Thread.currentThread()) {
                throw new IllegalStateException("a policy must not call the bridge for the same user");
            }
            if (underWay.work().equals(work)) {
                return type.cast(await(underWay, end));
            }
            awaitEnd(underWay, end);
        }
    }

    private <T> T fly(String userId, Flight mine, Class<T> type, Supplier<T> supplier) {
        try {
            T result = supplier.get();
            mine.result().complete(type.cast(result));
            return result;
        } catch (RuntimeException | Error e) {
            mine.result().completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(userId, mine);
        }
    }

    private static void awaitEnd(Flight flight, long end) {
        try {
            await(flight, end);
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException ofTheOther) {
            // Whoever asked for it hears of it.
        }
    }

    private static Object await(Flight flight, long end) {
        try {
            return flight.result().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted while waiting for other work for the same user", e);
        } catch (TimeoutException e) {
            throw new StoppedException("the deadline passed while other work for the same user went on", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException("other work for the same user ended abnormally", e.getCause());
        }
    }
}
