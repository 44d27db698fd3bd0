package io.github.llmbridge.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only retry layer: Feign's and OkHttp's are off. resilience4j decides whether and when; the waiting is ours, because
 * resilience4j's sleep is static.
 */
final class Retrying {
    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
    private static final long STOP = -1;
    private static final int MOST_DOUBLINGS = 20;

    private final RetryPolicy policy;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Supplier<@Nullable Duration> left;
    private final Retry always;
    private final Retry ifNotDone;
    private final Retry never;

    Retrying(RetryPolicy policy, Clock clock, Sleeper sleeper, RandomGenerator random) {
        this(policy, clock, sleeper, random, () -> null);
    }

    /**
     * Repeats by this policy.
     *
     * @param left the time that is left for the operation that the calls are part of, if there is such an end
     */
    Retrying(
            RetryPolicy policy,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random,
            Supplier<@Nullable Duration> left) {
        this.policy = policy;
        this.left = left;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.always = retry(
                "always",
                error -> certainlyNotDone(error)
                        || error instanceof UnreachableException
                        || error instanceof ServerErrorException);
        this.ifNotDone = retry("if-not-done", Retrying::certainlyNotDone);
        this.never = retry("never", error -> false);
    }

    <T> T call(String operation, Repeat repeat, Supplier<T> attempt) {
        Retry.AsyncContext<Object> retries = retry(repeat).asyncContext();
        long deadline = clock.millis() + policy.deadline().toMillis();
        while (true) {
            try {
                T result = attempt.get();
                retries.onComplete();
                return result;
            } catch (ApiException e) {
                long wait = Thread.currentThread().isInterrupted() ? STOP : retries.onError(e);
                if (wait == STOP || wait >= deadline - clock.millis() || isTooLong(wait)) {
                    throw e;
                }
                LOG.debug("{} is sent again in {} ms after: {}", operation, wait, e.getMessage());
                sleepOrThrow(wait, e);
            }
        }
    }

    private boolean isTooLong(long wait) {
        Duration rest = left.get();
        return rest != null && wait >= rest.toMillis();
    }

    private void sleepOrThrow(long millis, ApiException error) {
        try {
            sleeper.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            error.addSuppressed(interrupt);
            throw error;
        }
    }

    private Retry retry(Repeat repeat) {
        return switch (repeat) {
            case ALWAYS -> always;
            case IF_NOT_DONE -> ifNotDone;
            case NEVER -> never;
        };
    }

    private Retry retry(String name, Predicate<Throwable> repeatable) {
        return Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(policy.maxAttempts())
                        .retryOnException(repeatable)
                        .intervalBiFunction(this::waitMillis)
                        .build());
    }

    private long waitMillis(int attempt, Either<Throwable, Object> outcome) {
        if (outcome.isLeft()
                && outcome.getLeft() instanceof ApiException error
                && error.retryAfter().isPresent()) {
            return error.retryAfter().get().toMillis();
        }
        long doubled = policy.firstDelay().toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long longest = Math.min(doubled, policy.maxDelay().toMillis());
        return longest - random.nextLong(longest / 4 + 1);
    }

    private static boolean certainlyNotDone(Throwable error) {
        return error instanceof RateLimitedException
                || (error instanceof UnreachableException unreachable && !unreachable.mayHaveBeenDone());
    }
}
