package io.github.llmbridge.bridge.report;

/** LiteLLM has no user with this id, or the bridge has given that user nothing; nothing was changed. */
public final class PersonNotFoundException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final String userId;

    /** Made by the bridge. */
    public PersonNotFoundException(String userId, String why) {
        super("user '" + userId + "': " + why, null);
        this.userId = userId;
    }

    /** The id that was asked for. */
    public String userId() {
        return userId;
    }
}
