package io.github.llmbridge.bridge.store;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/** The store failed. {@link #reason()} says what helps. The message holds no secret and no content of the store. */
public final class StoreException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of failure it is. */
    public enum Reason {
        /** The store did not answer. The same call may work later. */
        UNAVAILABLE,
        /** There is no room left. The same call works once there is. */
        FULL,
        /** A newer version of this library has changed the store. Nothing is read or written; update the library. */
        NEWER_SCHEMA,
        /** The encryption key is not the one that the store was written with. */
        WRONG_ENCRYPTION_KEY,
        /** The store refused for another reason, which the cause tells. */
        REFUSED
    }

    /** For implementations of a store. */
    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What kind of failure it is. */
    public Reason reason() {
        return reason;
    }

    /** Whether the same call may work later, with nothing changed in the application. */
    public boolean mayBeRepeated() {
        return reason == Reason.UNAVAILABLE || reason == Reason.FULL;
    }
}
