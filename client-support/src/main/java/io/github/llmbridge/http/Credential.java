package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/** What a client shows with each call. Thread safe. */
@FunctionalInterface
public interface Credential {
    /** The token to send as {@code Authorization: Bearer}, or {@code null} for an anonymous call. */
    @Nullable Secret get();

    /** Hears that the server has refused what {@link #get} gave; a credential that can be renewed then is, for the next call. */
    default void refused() {}
}
