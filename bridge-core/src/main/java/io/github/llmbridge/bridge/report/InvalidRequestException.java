package io.github.llmbridge.bridge.report;

import org.jspecify.annotations.Nullable;

/** The caller asked for what cannot be, such as a tier that is not in the catalog; nothing was changed. */
public non-sealed class InvalidRequestException extends BridgeException {
    private static final long serialVersionUID = 1L;

    /** Made by the bridge. */
    public InvalidRequestException(String message) {
        this(message, null);
    }

    /** Made by the bridge. */
    public InvalidRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
