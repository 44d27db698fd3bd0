package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a key was to end. LiteLLM 1.77.3 lets a new key end at a boundary of the calendar. The run that makes the key corrects
 * that before it connects the key, so a stop in between is told by a key that no connection holds and that ends at a whole
 * second; what an operator sets ends at a part of one.
 */
final class KeyEnd {
    private KeyEnd() {}

    /** The end; {@code null} if it has none. */
    static @Nullable Instant of(OwnedKey key, Look look) {
        return notCorrected(key, look).orElse(key.key().expires());
    }

    /** Whether the key was to have ended by now. */
    static boolean isOver(OwnedKey key, Look look) {
        Instant end = of(key, look);
        return end != null && !end.isAfter(look.at());
    }

    /** The end that is still to be set, if a run was stopped before it did. */
    static Optional<Instant> notCorrected(OwnedKey key, Look look) {
        Instant found = key.key().expires();
        boolean connected = look.connectedKey().filter(key::equals).isPresent();
        return found == null || found.toEpochMilli() % 1_000 != 0 || connected
                ? Optional.empty()
                : meant(key, look).filter(end -> !KeyLife.isNear(end, found));
    }

    /** What was left of the life of the key whose place it takes, or else its whole life. */
    private static Optional<Instant> meant(OwnedKey key, Look look) {
        Optional<OwnedKey> before = look.owned().stream()
                .filter(other -> other.generation() < key.generation())
                .findFirst();
        if (before.isPresent() && before.get().ownTier().equals(key.ownTier())) {
            return Optional.ofNullable(of(before.get(), look));
        }
        Instant made = key.key().createdAt();
        if (made == null) {
            return Optional.empty();
        }
        return key.givenTime().filter(time -> !time.isZero()).map(made::plus);
    }
}
