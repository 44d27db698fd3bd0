package io.github.llmbridge.subscriptions;

import org.jspecify.annotations.Nullable;

/**
 * What a person was brought to, or is to be brought to.
 *
 * @param tier {@code null} if it is not known
 * @param payment the event that paid for the running life of the key; {@code null} if it is not known, or there is no
 *     access
 */
public record Reached(
        Access access, @Nullable String tier, @Nullable String payment) {
    /** Nothing was done for the person. */
    public static final Reached NOTHING = new Reached(Access.NONE, null, null);

    /** Whether the person may use the service. */
    public enum Access {
        /** Nothing is known of it. */
        NONE,
        /** The person may. */
        ACTIVE,
        /** The person is suspended. */
        SUSPENDED,
        /** The person is there; whether suspended or not is not known, since a step was not finished. */
        UNSURE,
        /** Parts of the person may be there, since a removal or its end was not finished. */
        PARTLY,
        /** The person is removed. */
        REMOVED
    }
}
