package io.github.llmbridge.bridge.run;

import org.jspecify.annotations.Nullable;

/** The thread was interrupted, or the operation's deadline passed. The cause of a {@code StepFailedException}. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
