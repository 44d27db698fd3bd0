package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.LlmBridgeException;

/** Somebody else kept writing the same settings; what was written last may be theirs. Try again. */
public final class SettingsConflictException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    SettingsConflictException(int attempts) {
        super("the settings were changed by another writer during each of " + attempts + " attempts");
    }
}
