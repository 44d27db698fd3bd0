package io.github.llmbridge.openwebui.server;

import org.jspecify.annotations.Nullable;

/**
 * What was found at the server's address.
 *
 * @param version the server's version, if it told one
 * @param detail what was wrong, or worth knowing, in words; free of secrets
 */
public record ServerStatus(
        Kind kind, @Nullable String version, @Nullable String detail) {
    /** What was found. */
    public enum Kind {
        /** An Open WebUI that this SDK can speak with. */
        UP,
        /** Nobody answers, or the server or a proxy before it answers with a fault of its own. */
        DOWN,
        /** Somebody answers, but not as Open WebUI does: a wrong address or path, or a proxy that wants a sign-in. */
        ANOTHER_SERVER,
        /** An Open WebUI older than this SDK knows. */
        TOO_OLD
    }

    /** Whether this SDK can speak with it. */
    public boolean isUp() {
        return kind == Kind.UP;
    }
}
