package io.github.llmbridge.bridge.check;

/** What LiteLLM answers when a key calls a model; budgets, blocks and expiry apart. */
public enum Decision {
    /** The call is answered. */
    ALLOWED,
    /** The key's own list lacks the model. */
    KEY_REFUSES,
    /** The list of the key's team, or the member's own list in it, lacks the model. */
    TEAM_REFUSES,
    /** The list of the user lacks the model; it counts on keys without a team only. */
    USER_REFUSES,
    /** Every list allows the name, and no deployment serves it. */
    NO_SUCH_MODEL,
    /** Every list allows the model, and all its deployments are blocked. */
    MODEL_BLOCKED,
    /** LiteLLM's API does not tell enough. A refusal must not be made of it. */
    CANNOT_TELL;

    /** Whether a list of key, team or user refuses the model. */
    public boolean isRefused() {
        return this == KEY_REFUSES || this == TEAM_REFUSES || this == USER_REFUSES;
    }
}
