package io.github.llmbridge.bridge.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for once and kept for a while. Callers at the same time share one question; no lock is held while it
 * is under way. A question that fails is not kept. Thread safe.
 */
final class Memo<T> {
    private final Clock clock;
    private final Function<T, Duration> kept;
    private final AtomicReference<@Nullable Answer<T>> last = new AtomicReference<>();

    private record Answer<T>(CompletableFuture<T> value, CompletableFuture<Instant> until) {
        boolean isGood(Instant now) {
            return !value.isDone()
                    || (until.isDone() && !until.isCompletedExceptionally() && now.isBefore(until.join()));
        }
    }

    /** Keeps each answer for as long as {@code kept} says. */
    Memo(Clock clock, Function<T, Duration> kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** The answer that is known, or one that is asked for now. */
    T get(Supplier<T> question) {
        Answer<T> known = last.get();
        if (known != null && known.isGood(clock.instant())) {
            return join(known.value());
        }
        return ask(known, question);
    }

    /** A new answer, unless one is being asked for just now. */
    T refresh(Supplier<T> question) {
        Answer<T> known = last.get();
        return known != null && !known.value().isDone() ? join(known.value()) : ask(known, question);
    }

    /** The next caller asks anew. */
    void forget() {
        last.set(null);
    }

    private T ask(@Nullable Answer<T> known, Supplier<T> question) {
        Answer<T> mine = new Answer<>(new CompletableFuture<>(), new CompletableFuture<>());
        if (!last.compareAndSet(known, mine)) {
            return get(question);
        }
        try {
            T value = question.get();
            mine.until().complete(clock.instant().plus(kept.apply(value)));
            mine.value().complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            mine.until().complete(Instant.MIN);
            mine.value().completeExceptionally(e);
            throw e;
        }
    }

    private static <T> T join(CompletableFuture<T> value) {
        try {
            return value.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw e;
        }
    }
}
