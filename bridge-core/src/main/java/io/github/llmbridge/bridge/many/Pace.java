package io.github.llmbridge.bridge.many;

import java.time.Duration;

/**
 * How many people a bulk run works on at a time. It begins with a few and doubles with each round until the first
 * trouble; after that it adds one after each round without trouble. It takes a part away,
 * down to half of the most, when work takes much longer than it usually does: a busy machine makes single calls slow,
 * and fewer of them would only take longer in all. It takes half away, down to one, when a server refuses or does not
 * answer; then nothing is begun for a while, which doubles as long as nothing succeeds. Not thread safe.
 */
final class Pace {
    private static final int FIRST = 4;
    private static final double SLOW = 3.0;
    private static final double LESS = 0.7;

    /** How much of a new duration goes into what is usual. */
    private static final double USUAL_SHARE = 0.005;

    /** How much of a new duration goes into what is so now. */
    private static final double NOW_SHARE = 0.1;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final int most;
    private double limit;
    private final Usual changing = new Usual();
    private final Usual looking = new Usual();
    private double slowness = 1;
    private boolean isStarting = true;
    private int endedInRound;
    private int failuresInARow;
    private int begunBeforeLastCut;

    Pace(int most) {
        this.most = most;
        this.limit = Math.min(most, FIRST);
    }

    /** How long a kind of work usually takes. */
    private static final class Usual {
        private double nanos;
        private long count;

        /** How many times as long as usual this took. */
        double times(double took) {
            count++;
            double times = count == 1 ? 1 : took / nanos;
            // The plain mean of the first ones, so that no single one counts for what is usual.
            nanos += Math.max(USUAL_SHARE, 1.0 / count) * (took - nanos);
            return times;
        }
    }

    /** How many may be under way. */
    int limit() {
        return (int) limit;
    }

    /** How often in a row a server refused or did not answer. */
    int failuresInARow() {
        return failuresInARow;
    }

    /**
     * Work has ended, and no server was overloaded.
     *
     * @param changed whether it changed something, which takes longer than looking
     */
    void ended(Duration took, boolean changed) {
        failuresInARow = 0;
        begunBeforeLastCut = Math.max(0, begunBeforeLastCut - 1);
        slowness += NOW_SHARE * ((changed ? changing : looking).times((double) Math.max(1, took.toNanos())) - slowness);
        endedInRound++;
        if (slowness > SLOW) {
            isStarting = false;
            limit = Math.min(limit, Math.max(limit * LESS, most / 2.0));
            limit = Math.max(1, limit);
            slowness = 1;
            endedInRound = 0;
        } else if (isStarting || endedInRound >= limit()) {
            limit = Math.min(most, limit + 1);
            endedInRound = 0;
        }
    }

    /**
     * A server refused or did not answer.
     *
     * @param underWay how many others are under way; what they meet was decided before the cut
     * @return how long nothing is to be begun
     */
    Duration overloaded(int underWay) {
        if (begunBeforeLastCut > 0) {
            begunBeforeLastCut--;
            return Duration.ZERO;
        }
        isStarting = false;
        failuresInARow++;
        begunBeforeLastCut = underWay;
        limit = Math.max(1, limit / 2);
        endedInRound = 0;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresInARow - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
