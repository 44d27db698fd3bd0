package io.github.llmbridge.bridge;

/** The steps of provisioning, each of which looks first and then makes it so. */
public enum Step {
    /** The LiteLLM user. */
    LITELLM_USER,
    /** The team and the user's membership. */
    TEAM,
    /** The virtual key with the tier's limits. */
    KEY,
    /** The Open WebUI account. */
    ACCOUNT,
    /** The account's role. */
    ROLE,
    /** The account's groups. */
    GROUPS,
    /** The key as a direct connection in the account's own settings. */
    CONNECTION,
    /** Keys of earlier runs that are not used any more are deleted. */
    OLD_KEYS
}
