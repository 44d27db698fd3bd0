package io.github.llmbridge.bridge.report;

/** A person is not any more as it was when it was planned for; nothing was changed. */
public final class PlanOutdatedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final Plan now;

    /** Made by the bridge. */
    public PlanOutdatedException(Plan now) {
        super("user '" + now.userId() + "' has changed since it was planned for; plan again", null);
        this.now = now;
    }

    /** What would be changed now. */
    public Plan now() {
        return now;
    }
}
