package io.github.llmbridge.bridge.report;

/** Why a call with a person's key was not answered. */
public enum Refusal {
    /** The account's settings hold no connection of the bridge, or one without a key; nothing was called. */
    NO_CONNECTION,
    /** The connection is switched off, so the page would not call; nothing was called. */
    CONNECTION_OFF,
    /** LiteLLM does not know the key: it was deleted, or is another proxy's. */
    KEY_UNKNOWN,
    /** The key has ended. */
    KEY_ENDED,
    /** The key or its team is blocked. */
    BLOCKED,
    /** The LiteLLM user was deactivated. */
    USER_DEACTIVATED,
    /** The budget of the key, the user, the team, the member or the organization is spent. */
    BUDGET_SPENT,
    /** The key, the team or the user does not allow the model. */
    MODEL_REFUSED,
    /** LiteLLM has no such model. */
    NO_SUCH_MODEL,
    /** Too many requests or tokens in this minute. */
    RATE_LIMITED,
    /** LiteLLM refused the key for another reason, such as a route that the key may not call. */
    KEY_REFUSED,
    /** The model's provider or LiteLLM itself failed. */
    MODEL_FAILED,
    /** LiteLLM did not answer. */
    UNREACHABLE
}
