package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/** What a client shows with each call. Thread safe. */
@FunctionalInterface
public interface Credential {
    /** The token to send as {@code Authorization: Bearer}, or {@code null} for an anonymous call. */
    @Nullable Secret get();

    /**
     * Hears that the server has refused a token that {@link #get} gave.
     *
     * @return whether {@link #get} now gives another, so that the call is worth being sent again
     */
    default boolean renewed(Secret refused) {
        return false;
    }
}
