package io.github.llmbridge.bridge.report;

import org.jspecify.annotations.Nullable;

/** A server could not be read: it did not answer, or refused. Nothing was changed; the cause says why. */
public final class ReadFailedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String userId;

    /** Made by the bridge. */
    public ReadFailedException(String what, @Nullable String userId, Throwable cause) {
        super(
                what + " of " + (userId == null ? "everybody" : "user '" + userId + "'") + " failed: "
                        + cause.getMessage(),
                cause);
        this.userId = userId;
    }

    /** The id that was asked for; {@code null} if the operation was for everybody. */
    public @Nullable String userId() {
        return userId;
    }
}
