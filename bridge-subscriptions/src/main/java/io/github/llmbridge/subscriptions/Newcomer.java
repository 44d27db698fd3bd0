package io.github.llmbridge.subscriptions;

import org.jspecify.annotations.Nullable;

/**
 * Whom an event tells of, so that a request can be made.
 *
 * @param name {@code null} if none was told
 */
public record Newcomer(
        String userId, String email, @Nullable String name, String tier) {}
