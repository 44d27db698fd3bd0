package io.github.llmbridge.subscriptions;

import io.github.llmbridge.subscriptions.Reached.Access;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a person without any subscription that gives access.
 *
 * @param tier the tier that nobody pays for; {@code null} if the access names all
 */
record AtTheEnd(Access access, @Nullable String tier) {
    static final AtTheEnd SUSPENDED = new AtTheEnd(Access.SUSPENDED, null);
    static final AtTheEnd REMOVED = new AtTheEnd(Access.REMOVED, null);

    static AtTheEnd of(String tier) {
        return new AtTheEnd(Access.ACTIVE, tier);
    }

    /** Of who has cancelled. */
    Reached afterCancellation(@Nullable String former) {
        return new Reached(access, access == Access.SUSPENDED ? former : tier, null);
    }

    /** Of who never paid. Nobody is removed for that. */
    Reached afterTrial(@Nullable String former) {
        return access == Access.ACTIVE ? new Reached(access, tier, null) : new Reached(Access.SUSPENDED, former, null);
    }
}
