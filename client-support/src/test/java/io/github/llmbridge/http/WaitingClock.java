package io.github.llmbridge.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Waits without waiting: takes note and moves the time on. */
final class WaitingClock extends Clock implements Sleeper {
    static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;

    List<Duration> waits() {
        return waits;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void sleep(Duration duration) {
        waits.add(duration);
        pass(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
