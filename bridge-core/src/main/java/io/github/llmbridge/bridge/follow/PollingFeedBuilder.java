package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Builds a {@link PollingFeed}. Not thread safe. */
public final class PollingFeedBuilder {
    private static final int USUAL_CALLS = 120;

    private final LiteLlmClient liteLlm;
    private Duration poll = Duration.ofSeconds(5);
    private Duration sweep = Duration.ofMinutes(10);
    private int callsAMinute = USUAL_CALLS;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());
    private LongSupplier nanos = System::nanoTime;

    PollingFeedBuilder(LiteLlmClient liteLlm) {
        this.liteLlm = Inputs.present("liteLlm", liteLlm);
    }

    /** How often LiteLLM is asked; 5 seconds if not set. */
    public PollingFeedBuilder poll(Duration value) {
        this.poll = requirePositive("poll", value);
        return this;
    }

    /**
     * How often a gap is told, so that everybody is compared; 10 minutes if not set. It finds what was deleted while
     * nobody asked.
     */
    public PollingFeedBuilder sweep(Duration value) {
        this.sweep = requirePositive("sweep", value);
        return this;
    }

    /** How many calls a minute are made at most; 120 if not set. With fewer, large lists are read more slowly. */
    public PollingFeedBuilder callsAMinute(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("callsAMinute must be positive, not " + value);
        }
        this.callsAMinute = value;
        return this;
    }

    /** The clock that tells when the next gap is due, and whether the life of a key has ended. */
    public PollingFeedBuilder clock(Clock value) {
        this.clock = Inputs.present("clock", value);
        return this;
    }

    PollingFeedBuilder waiting(Sleeper how, LongSupplier stopwatch) {
        this.sleeper = how;
        this.nanos = stopwatch;
        return this;
    }

    /** The feed. */
    public PollingFeed build() {
        return build(new LiteLlmLists(liteLlm, clock));
    }

    PollingFeed build(Lists lists) {
        return new PollingFeed(lists, poll, sweep, new CallBound(callsAMinute, poll, nanos), clock, sleeper, nanos);
    }

    private static Duration requirePositive(String field, Duration value) {
        if (Inputs.present(field, value).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be positive, not " + value);
        }
        return value;
    }
}
