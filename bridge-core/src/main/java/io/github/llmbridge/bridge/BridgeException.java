package io.github.llmbridge.bridge;

import org.jspecify.annotations.Nullable;

/** The bridge could not do what was asked; a server's own error is the cause. */
public class BridgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BridgeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
