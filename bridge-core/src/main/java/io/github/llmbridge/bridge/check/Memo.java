package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for once and kept for a while. Callers at the same time share one question; no lock is held
 * while it is under way, and nobody waits for it longer than for calls of their own. A question that fails is not kept.
 * Thread safe.
 */
final class Memo<T> {
    private final Clock clock;
    private final Function<T, Duration> kept;
    private final AtomicReference<@Nullable CompletableFuture<Told<T>>> last = new AtomicReference<>();

    /**
     * How a question has ended.
     *
     * @param value gives the answer, or throws what the question threw
     * @param until how long the answer counts
     * @param cutOff whether the time of whoever asked was over, so that it says little to those who have more
     */
    private record Told<T>(Supplier<T> value, Instant until, boolean cutOff) {}

    /** Keeps each answer for as long as {@code kept} says. */
    Memo(Clock clock, Function<T, Duration> kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** The answer that is known, or one that is asked for now. */
    T get(Servers servers, Function<Servers, T> question) {
        CompletableFuture<Told<T>> known = last.get();
        if (known == null) {
            return ask(null, servers, question);
        }
        if (!known.isDone()) {
            return join(known, servers, question);
        }
        Told<T> told = known.join();
        return clock.instant().isBefore(told.until()) ? told.value().get() : ask(known, servers, question);
    }

    /** A new answer, unless one is being asked for just now. */
    T refresh(Servers servers, Function<Servers, T> question) {
        CompletableFuture<Told<T>> known = last.get();
        return known != null && !known.isDone() ? join(known, servers, question) : ask(known, servers, question);
    }

    /** The next caller asks anew. */
    void forget() {
        last.set(null);
    }

    private T ask(@Nullable CompletableFuture<Told<T>> known, Servers servers, Function<Servers, T> question) {
        CompletableFuture<Told<T>> mine = new CompletableFuture<>();
        if (!last.compareAndSet(known, mine)) {
            return get(servers, question);
        }
        Told<T> told = tell(servers, question);
        mine.complete(told);
        return told.value().get();
    }

    private Told<T> tell(Servers servers, Function<Servers, T> question) {
        try {
            T value = question.apply(servers);
            return new Told<>(() -> value, clock.instant().plus(kept.apply(value)), servers.isOver());
        } catch (RuntimeException | Error e) {
            return new Told<>(
                    () -> {
                        throw e;
                    },
                    Instant.MIN,
                    servers.isOver());
        }
    }

    private T join(CompletableFuture<Told<T>> known, Servers servers, Function<Servers, T> question) {
        try {
            Told<T> told = servers.left().isEmpty()
                    ? known.get()
                    : known.get(servers.left().get().toNanos(), TimeUnit.NANOSECONDS);
            return told.cutOff() ? ask(known, servers, question) : told.value().get();
        } catch (TimeoutException e) {
            // A call that has no time left says so.
            return question.apply(servers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return question.apply(servers);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question ended abnormally", e);
        }
    }
}
