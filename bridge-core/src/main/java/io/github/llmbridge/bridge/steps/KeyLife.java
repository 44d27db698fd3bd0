package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.litellm.KeyDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a key ends. Its life starts again with a change of tier and with a renewal only; a key that has ended is not revived
 * by a repeat, or a trial would never end.
 *
 * @param duration what to send; nothing to leave the end as it is
 * @param never whether the end is to be cleared
 */
record KeyLife(Optional<KeyDuration> duration, boolean never) {
    private static final KeyLife LEFT = new KeyLife(Optional.empty(), false);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** For the time of the calls, and between our clock and the server's where a row does not tell when it was changed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /**
     * What is to become of the end.
     *
     * @param tier the person's own
     * @param restarts whether the life starts again
     */
    static KeyLife of(OwnedKey key, SubscriptionTier tier, boolean restarts, Look look) {
        if (restarts) {
            return restarted(tier.keyDuration(), key.key().expires());
        }
        Duration wanted =
                tier.keyDuration() == null ? Duration.ZERO : tier.keyDuration().toDuration();
        Optional<Duration> given = key.givenTime();
        if (KeyEnd.isOver(key, look) || given.isEmpty() || given.get().equals(wanted)) {
            return KeyEnd.notCorrected(key, look)
                    .map(end -> until(end, look.at()))
                    .orElse(LEFT);
        }
        return moved(KeyEnd.of(key, look), given.get(), tier.keyDuration(), look.at());
    }

    /** Whether the end stays as it is. */
    boolean isLeft() {
        return duration.isEmpty() && !never;
    }

    static boolean isNear(Instant asked, Instant found) {
        return Duration.between(asked, found).abs().compareTo(TOLERANCE) < 0;
    }

    private static KeyLife restarted(@Nullable KeyDuration duration, @Nullable Instant expires) {
        if (duration == null) {
            return expires == null ? LEFT : new KeyLife(Optional.empty(), true);
        }
        return new KeyLife(Optional.of(duration), false);
    }

    /** The catalog gives the tier another duration now: it counts from the same beginning. */
    private static KeyLife moved(@Nullable Instant expires, Duration before, @Nullable KeyDuration after, Instant now) {
        if (after == null) {
            return restarted(null, expires);
        }
        if (expires == null || before.isZero()) {
            return restarted(after, expires);
        }
        Instant end = expires.minus(before).plus(after.toDuration());
        return until(end, now);
    }

    private static KeyLife until(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return new KeyLife(Optional.of(KeyDuration.of(left.compareTo(SHORTEST) < 0 ? SHORTEST : left)), false);
    }
}
