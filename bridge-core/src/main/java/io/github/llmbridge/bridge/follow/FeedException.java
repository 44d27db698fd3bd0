package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/** A feed could not ask its source. */
public class FeedException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be asked, and why. */
    public FeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
