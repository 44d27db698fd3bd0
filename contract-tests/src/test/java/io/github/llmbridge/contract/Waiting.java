package io.github.llmbridge.contract;

import io.github.llmbridge.http.Polling;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a server does some time after it has answered. */
public final class Waiting {
    private static final Polling POLLING = new Polling(Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));

    private Waiting() {}

    /** Whether it came about within the time. */
    public static boolean until(Duration longest, Duration pause, BooleanSupplier question) {
        return POLLING.until(longest, pause, question);
    }

    /** The last answer: the first that is enough, or the one when the time was up. */
    public static <T> T last(Duration longest, Duration pause, Supplier<T> question, Predicate<T> enough) {
        return POLLING.last(longest, pause, question, enough);
    }
}
