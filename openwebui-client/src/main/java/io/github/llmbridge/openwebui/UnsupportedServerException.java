package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/** The server is older than {@link OpenWebUiVersion#OLDEST_SUPPORTED}, or told no version that could be read. */
public final class UnsupportedServerException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    UnsupportedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
