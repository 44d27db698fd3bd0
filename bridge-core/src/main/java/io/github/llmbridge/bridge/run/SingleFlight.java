package io.github.llmbridge.bridge;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** At most one piece of work for a user at a time in this process. The same request joins the one under way. */
final class SingleFlight {
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    /** Runs the work, or waits for the same request's result, or waits for another request's end and then runs. */
    <T> T run(String userId, Object request, Class<T> type, Supplier<T> work) {
        while (true) {
            Flight mine = new Flight(request, new CompletableFuture<>());
            Flight underWay = flights.putIfAbsent(userId, mine);
            if (underWay == null) {
                return fly(userId, mine, type, work);
            }
            if (underWay.request().equals(request)) {
                return type.cast(await(underWay));
            }
            awaitEnd(underWay);
        }
    }

    private <T> T fly(String userId, Flight mine, Class<T> type, Supplier<T> work) {
        try {
            T result = work.get();
            mine.result().complete(type.cast(result));
            return result;
        } catch (RuntimeException | Error e) {
            mine.result().completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(userId, mine);
        }
    }

    private static void awaitEnd(Flight flight) {
        try {
            await(flight);
        } catch (RuntimeException ofTheOther) {
            if (Thread.currentThread().isInterrupted()) {
                throw ofTheOther;
            }
        }
    }

    private static Object await(Flight flight) {
        try {
            return flight.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeException("interrupted while waiting for the same user's provisioning", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new BridgeException("the same user's provisioning ended abnormally", e.getCause());
        }
    }

    private record Flight(Object request, CompletableFuture<Object> result) {}
}
