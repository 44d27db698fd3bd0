package io.github.llmbridge.bridge;

/** A listener refused a change of tier; nothing was changed. */
public final class TierChangeVetoedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    TierChangeVetoedException(TierChange change, String reason) {
        super(
                "change of user '" + change.userId() + "' to tier '"
                        + change.to().name() + "' was refused: " + reason,
                null);
    }
}
