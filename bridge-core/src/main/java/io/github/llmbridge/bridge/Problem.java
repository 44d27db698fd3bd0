package io.github.llmbridge.bridge;

/**
 * Something that keeps a provisioned user from chatting, or that an operator should know.
 *
 * @param kind what it is
 * @param message in words, with the switch or setting to look at
 */
public record Problem(Kind kind, String message) {
    /** What a problem is. */
    public enum Kind {
        /** Direct connections are switched off in Open WebUI: the server's default, and settings are saved all the same. */
        DIRECT_CONNECTIONS_DISABLED(true),
        /** API keys are switched off in Open WebUI; matters only where users' API keys serve as tokens. */
        API_KEYS_DISABLED(false),
        /** Nobody answers at the connection's URL. */
        BROWSER_URL_UNREACHABLE(true),
        /** The connection's URL answers, but its CORS headers keep the page out. */
        BROWSER_URL_REFUSES_CORS(true),
        /** The page is served over https and the connection's URL is http: browsers refuse to mix them. */
        BROWSER_URL_NOT_HTTPS(true),
        /** LiteLLM's key is not that of an administrator. */
        MASTER_KEY_LACKS_RIGHTS(true),
        /** Open WebUI's token is not that of an administrator. */
        ADMIN_TOKEN_LACKS_RIGHTS(true),
        /** A server could not be asked. */
        SERVER_UNREACHABLE(true),
        /** A server's version has a known security advisory. */
        SERVER_ADVISORY(false),
        /** The user's key is blocked in LiteLLM. */
        KEY_BLOCKED(true),
        /** The team allows fewer models than the tier, so some will be refused. */
        TEAM_REFUSES_MODELS(true),
        /** The account's stored connections were misaligned; they were repaired by the write. */
        CONNECTIONS_REPAIRED(false);

        private final boolean blocking;

        Kind(boolean blocking) {
            this.blocking = blocking;
        }

        /** Whether a user cannot chat until it is mended. */
        public boolean isBlocking() {
            return blocking;
        }
    }
}
