package io.github.llmbridge.http;

import java.time.Duration;

/**
 * How long and how often a client repeats what is safe to repeat (see {@link OnFailure}). A wait that the server asks for
 * by Retry-After is honoured; otherwise it doubles from {@code firstDelay} up to {@code maxDelay}, less a random quarter.
 *
 * @param maxAttempts attempts in all, the first included; 1 switches repeating off
 * @param firstDelay the wait before the second attempt
 * @param maxDelay the longest wait of our own
 * @param deadline the time for one operation with all its repeats; a wait that would not fit is not begun
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay, Duration deadline) {
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, not " + maxAttempts);
        }
        requirePositive("firstDelay", firstDelay);
        requirePositive("maxDelay", maxDelay);
        requirePositive("deadline", deadline);
    }

    /** Three attempts within 60 seconds, waits of 0.5 to 8 seconds. */
    public static RetryPolicy standard() {
        return new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(60));
    }

    /** Every operation is sent once. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(60));
    }

    /** The same waits with another number of attempts. */
    RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstDelay, maxDelay, deadline);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, not " + duration);
        }
    }
}
