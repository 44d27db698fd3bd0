package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.LlmBridgeException;

/** The settings function cannot be used; {@link #status} says why by name. Nothing was changed. */
public final class SettingsFunctionException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    private final SettingsFunctionStatus.State state;
    private final boolean stale;

    SettingsFunctionException(SettingsFunctionStatus status) {
        this(status, false);
    }

    /**
     * A refusal.
     *
     * @param stale whether what was known of the function does not hold any more, so that a second letter may be taken
     */
    SettingsFunctionException(SettingsFunctionStatus status, boolean stale) {
        super(status.text());
        this.state = status.state();
        this.stale = stale;
    }

    boolean stale() {
        return stale;
    }

    /** What hinders. */
    public SettingsFunctionStatus status() {
        return new SettingsFunctionStatus(state, String.valueOf(getMessage()));
    }
}
