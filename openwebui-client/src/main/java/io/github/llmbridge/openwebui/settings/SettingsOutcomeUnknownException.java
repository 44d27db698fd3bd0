package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent, and what is stored now could not be read: it may be the change, what was there before, or somebody
 * else's. Making the same edit again is safe: it looks first. The cause says why reading back failed.
 */
public final class SettingsOutcomeUnknownException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;

    SettingsOutcomeUnknownException(@Nullable ApiException lostWrite, LlmBridgeException failedRead) {
        super(
                (lostWrite == null ? "the settings were written, " : "the answer to a write of the settings was lost, ")
                        + "and what is stored now could not be read: " + failedRead.getMessage(),
                failedRead);
        this.answered = lostWrite == null;
        if (lostWrite != null) {
            addSuppressed(lostWrite);
        }
    }

    /** Whether the server said that it wrote; somebody else may have written since. */
    public boolean answered() {
        return answered;
    }
}
