package io.github.llmbridge.bridge.report;

/** A server could not be read: it did not answer, or refused. Nothing was changed; the cause says why. */
public final class ReadFailedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final String userId;

    /** Made by the bridge. */
    public ReadFailedException(String what, String userId, Throwable cause) {
        super(what + " of user '" + userId + "' failed: " + cause.getMessage(), cause);
        this.userId = userId;
    }

    /** The id that was asked for. */
    public String userId() {
        return userId;
    }
}
