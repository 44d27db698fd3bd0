package io.github.llmbridge.bridge.run;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/** The thread was interrupted, or the operation's deadline passed. The cause of a {@code StepFailedException}. */
final class StoppedException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    StoppedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
