package io.github.llmbridge.bridge.report;

import org.jspecify.annotations.Nullable;

/** A policy of the application refused the operation; nothing was changed. */
public final class RefusedByPolicyException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Made by the bridge. */
    public RefusedByPolicyException(Operation operation, String userId, String reason, @Nullable Throwable cause) {
        super(operation + " of user '" + userId + "' was refused: " + reason, cause);
        this.reason = reason;
    }

    /** The policy's own words. */
    public String reason() {
        return reason;
    }
}
