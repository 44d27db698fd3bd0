package io.github.llmbridge.openwebui.settings;

/** Stored direct connections cannot be read as such; writing would lose what is there. The message names the place. */
public final class MalformedSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedSettingsException(String message) {
        super(message);
    }
}
