package io.github.llmbridge.bridge.report;

/** The steps of an operation. Each looks first and then applies what is missing. */
public enum Step {
    /** The LiteLLM user, with the note of what the bridge was asked for. */
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
    /** The account's sessions are ended, where the server can. */
    SESSIONS,
    /** A new key is proved by a call, before the old one is deleted. */
    PROOF,
    /** Keys that are not used any more are deleted. */
    OLD_KEYS,
    /** A team that the bridge had given is left. */
    OLD_TEAM
}
