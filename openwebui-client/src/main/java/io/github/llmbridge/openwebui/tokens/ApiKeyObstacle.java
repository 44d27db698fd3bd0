package io.github.llmbridge.openwebui.tokens;

/** What keeps an account from acting by an API key. */
public enum ApiKeyObstacle {
    /** API keys are switched off for the whole server: {@code ENABLE_API_KEYS}, before 0.6.37 {@code ENABLE_API_KEY}. */
    SWITCHED_OFF("API keys are switched off; switch on ENABLE_API_KEYS (before 0.6.37: ENABLE_API_KEY)"),
    /** The account lacks {@code features.api_keys}, from a group or the default permissions (since 0.6.37). */
    PERMISSION_MISSING("the account lacks the permission features.api_keys; grant it by a group or by default"),
    /** The server restricts API keys to some paths, and the settings are not among them. */
    SETTINGS_OUT_OF_REACH("API keys may not call /api/v1/users/user/settings; add it to the allowed endpoints"),
    /** The account's role may not use the API at all. */
    ROLE_LOCKED_OUT("the account's role may not use the API; make it user or admin");

    private final String advice;

    ApiKeyObstacle(String advice) {
        this.advice = advice;
    }

    /** What is missing and who mends it, in words. */
    public String advice() {
        return advice;
    }
}
