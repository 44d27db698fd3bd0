package io.github.llmbridge.http;

import org.jspecify.annotations.Nullable;

/** The server is too old for what was asked, or told no version that could be read. Nothing was changed. */
public final class UnsupportedServerException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    /** With what the server lacks. */
    public UnsupportedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
