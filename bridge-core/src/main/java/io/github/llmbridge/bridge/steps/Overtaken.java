package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.http.LlmBridgeException;
import org.jspecify.annotations.Nullable;

/**
 * Another process works for the same person, and what was looked at is not true any more: the operation looks again and
 * begins anew. Told to the caller only if it happens again and again.
 */
public final class Overtaken extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    Overtaken(String how) {
        this(how, null);
    }

    Overtaken(String how, @Nullable Throwable cause) {
        super(how, cause);
    }
}
