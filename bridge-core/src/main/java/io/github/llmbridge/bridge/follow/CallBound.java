package io.github.llmbridge.bridge.follow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Holds calls within a number a minute, spread over the polls of that minute. Not thread safe. */
final class CallBound {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int callsAMinute;
    private final int callsAPoll;
    private final LongSupplier nanos;
    private final Deque<Long> calls = new ArrayDeque<>();
    private int left;

    CallBound(int callsAMinute, Duration poll, LongSupplier nanos) {
        this.callsAMinute = callsAMinute;
        long share = Math.round((double) callsAMinute * poll.toNanos() / MINUTE);
        this.callsAPoll = (int) Math.max(1, Math.min(callsAMinute, share));
        this.nanos = nanos;
    }

    /** How many calls a poll may make. */
    int callsAPoll() {
        return callsAPoll;
    }

    /** A poll begins. */
    void begin() {
        left = callsAPoll;
    }

    /** Whether there may be a call now; counts it if so. */
    boolean take() {
        long now = nanos.getAsLong();
        while (!calls.isEmpty() && now - calls.peekFirst() >= MINUTE) {
            calls.removeFirst();
        }
        if (left == 0 || calls.size() >= callsAMinute) {
            return false;
        }
        left--;
        calls.addLast(now);
        return true;
    }
}
