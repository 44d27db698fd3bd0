package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells changes in any LiteLLM by its API alone. Each poll reads the lists of users, keys, teams and organizations, 100
 * rows a call, and compares each row with what it was: spend is no change, the end of a key's life is one. Where a poll
 * may not make as many calls, the newest rows are read first, and the rest over several polls. A print of each row is
 * held in memory, some 150 bytes.
 *
 * <p>The place survives a restart: rows that LiteLLM changed after it are told again. What was deleted meanwhile shows
 * with the next gap, which is told at regular times.
 *
 * <p>For one thread at a time.
 */
public final class PollingFeed implements ChangeFeed {
    private final Lists lists;
    private final long poll;
    private final Duration sweep;
    private final CallBound bound;
    private final Clock clock;
    private final Sleeper sleeper;
    private final LongSupplier nanos;

    private @Nullable Walk walk;
    private String place = "";
    private Instant swept = Instant.EPOCH;
    private long answers;
    private long nextPoll;

    PollingFeed(
            Lists lists,
            Duration poll,
            Duration sweep,
            CallBound bound,
            Clock clock,
            Sleeper sleeper,
            LongSupplier nanos) {
        this.lists = lists;
        this.poll = poll.toNanos();
        this.sweep = sweep;
        this.bound = bound;
        this.clock = clock;
        this.sleeper = sleeper;
        this.nanos = nanos;
    }

    /** A feed that asks every five seconds. */
    public static PollingFeed of(LiteLlmClient liteLlm) {
        return builder(liteLlm).build();
    }

    /**
     * A builder.
     *
     * @param liteLlm with the master key
     */
    public static PollingFeedBuilder builder(LiteLlmClient liteLlm) {
        return new PollingFeedBuilder(liteLlm);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first call polls, however short the time is.
     */
    @Override
    public Changes since(@Nullable String from, Duration wait) throws InterruptedException {
        long end = nanos.getAsLong() + Inputs.present("wait", wait).toNanos();
        try {
            Walk open = walk == null ? open(from) : walk;
            if (!place.equals(from)) {
                return answer(open, List.of(), true);
            }
            while (true) {
                if (nextPoll - nanos.getAsLong() <= 0) {
                    poll(open);
                }
                List<Change> told = open.takeTold();
                boolean isGap = !clock.instant().isBefore(swept.plus(sweep));
                long left = end - nanos.getAsLong();
                if (!told.isEmpty() || isGap || left <= 0) {
                    return answer(open, told, isGap);
                }
                sleeper.sleep(Duration.ofNanos(Math.max(1, Math.min(left, nextPoll - nanos.getAsLong()))));
            }
        } catch (LlmBridgeException e) {
            nextPoll = nanos.getAsLong() + poll;
            throw new FeedException("LiteLLM's lists could not be read: " + e.getMessage(), e);
        }
    }

    private Walk open(@Nullable String from) {
        PollingPlace kept = from == null ? null : PollingPlace.of(from).orElse(null);
        Walk opened;
        if (kept == null) {
            // Read before the gap is told, so that nothing that happens from now on is before it.
            opened = new Walk(lists, Walk.latest(lists));
        } else {
            opened = new Walk(lists, kept.mark());
            swept = kept.swept();
            answers = kept.answers();
            place = kept.text();
        }
        nextPoll = nanos.getAsLong();
        walk = opened;
        return opened;
    }

    private void poll(Walk open) {
        nextPoll = nanos.getAsLong() + poll;
        bound.begin();
        if (bound.callsAPoll() < open.pagesOfRound()) {
            open.lookForNewest();
        }
        while (!open.takeRoundEnded() && bound.take()) {
            open.step();
        }
    }

    private Changes answer(Walk open, List<Change> told, boolean isGap) {
        if (isGap) {
            swept = clock.instant();
        }
        if (isGap || !told.isEmpty()) {
            answers++;
        }
        place = new PollingPlace(open.mark(), swept, answers).text();
        return new Changes(told, isGap, place);
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
