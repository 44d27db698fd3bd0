package io.github.llmbridge.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * Why a command did not do what it was asked for. It holds no secret.
 *
 * @param type what it is, by name
 * @param message what it is, in a sentence
 * @param fix what mends it, in a sentence
 * @param done what was done all the same; {@code null} for nothing
 */
public record Fault(
        String type, String message, String fix, @Nullable Object done) {}
