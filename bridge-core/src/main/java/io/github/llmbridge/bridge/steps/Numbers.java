package io.github.llmbridge.bridge.steps;

import org.jspecify.annotations.Nullable;

/** Amounts as LiteLLM keeps them: to 15 or 16 digits. */
final class Numbers {
    private static final double DIGITS = 1e-12;

    private Numbers() {}

    /** Whether both are the same as far as the server can tell. */
    static boolean same(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Math.abs(one - other) <= DIGITS * Math.max(Math.abs(one), Math.abs(other));
    }
}
