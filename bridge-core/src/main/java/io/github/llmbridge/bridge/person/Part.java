package io.github.llmbridge.bridge.person;

/** What a removal takes away. */
public enum Part {
    /** The bridge's connection in the account's settings; needs a way into them, else it is told as left. */
    CONNECTION,
    /** The bridge's keys of the person. */
    KEYS,
    /** The membership of the team that the bridge gave. */
    TEAM,
    /** The memberships of the groups that the bridge gave. */
    GROUPS,
    /** The Open WebUI account with everything in it, the person's chats included. There is no way back. */
    ACCOUNT,
    /** The LiteLLM user with all keys of it, those of others included. Rows of spend stay. There is no way back. */
    LITELLM_USER
}
