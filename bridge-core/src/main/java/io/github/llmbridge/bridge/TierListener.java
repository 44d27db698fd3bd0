package io.github.llmbridge.bridge;

import java.util.Optional;

/**
 * Hears of changes of tiers: a billing hook, an audit log, a mail. Called in the thread of the call, in the order of
 * registration. A listener that throws is reported in the result and loses nothing: the change goes on. To stop it, refuse.
 */
public interface TierListener {
    /** Before anything is changed. A text refuses the change and says why. */
    default Optional<String> refuse(TierChange change) {
        return Optional.empty();
    }

    /** After the change took effect, in full or in part; see {@link TierChangeResult#notApplied()}. */
    default void changed(TierChange change, TierChangeResult result) {}

    /** The change failed; a part of it may have taken effect, and the same call mends it. */
    default void failed(TierChange change, RuntimeException error) {}
}
