package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that says that an operation failed, in all modules. What the caller passed wrongly is an
 * {@link IllegalArgumentException} and is thrown before the first call.
 */
public abstract class LlmBridgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the exceptions of a module. */
    protected LlmBridgeException(@Nullable String message) {
        super(message);
    }

    /** For the exceptions of a module that have a cause. */
    protected LlmBridgeException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
