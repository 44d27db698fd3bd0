package io.github.llmbridge.bridge.person;

/** Whether a person may use the service. */
public enum Standing {
    /** The person may. */
    ACTIVE,
    /** The key is blocked, the connection switched off, the account pending. */
    SUSPENDED
}
