package io.github.llmbridge.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a server does some time after it has answered. For the clients of this SDK; thread safe. */
public final class Polling {
    private final Clock clock;
    private final Sleeper sleeper;

    /** Waits by this clock. */
    public Polling(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** The time by the clock that the waits go by. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Asks at once, and then after each interval until the answer is yes or the time is up; the last question is asked
     * when it is. An interrupt ends the wait with a no and stays set.
     *
     * @return the last answer
     */
    public boolean until(Duration timeout, Duration interval, BooleanSupplier question) {
        return last(timeout, interval, question::getAsBoolean, answer -> answer);
    }

    /**
     * As {@link #until}, for answers that are more than yes or no.
     *
     * @param enough whether an answer ends the wait
     * @return the last answer
     */
    public <T> T last(Duration timeout, Duration interval, Supplier<T> question, Predicate<T> enough) {
        Instant end = clock.instant().plus(timeout);
        while (true) {
            T answer = question.get();
            Duration left = Duration.between(clock.instant(), end);
            if (enough.test(answer) || left.isNegative() || left.isZero()) {
                return answer;
            }
            try {
                sleeper.sleep(left.compareTo(interval) < 0 ? left : interval);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }
}
