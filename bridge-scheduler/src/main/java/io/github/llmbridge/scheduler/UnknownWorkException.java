package io.github.llmbridge.scheduler;

import io.github.llmbridge.http.LlmBridgeException;

/** What was handed in cannot be read here; an instance with a newer version of this library may know it. */
final class UnknownWorkException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    UnknownWorkException(String message) {
        super(message);
    }
}
