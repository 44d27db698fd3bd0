package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.LlmBridgeException;
import java.util.List;

/**
 * Stored direct connections are misaligned or cannot be read as such, and a write would change more than it was asked to.
 * The message names the places and never holds a stored value.
 */
public final class MalformedSettingsException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    MalformedSettingsException(String message) {
        super(message);
    }

    /** Of what was found in the stored connections. */
    public static MalformedSettingsException of(List<ConnectionProblem> problems) {
        return new MalformedSettingsException("the stored direct connections need a repair: "
                + ConnectionProblem.describe(problems) + " (ask for it by DirectConnections.repaired())");
    }
}
