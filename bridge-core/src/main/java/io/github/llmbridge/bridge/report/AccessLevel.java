package io.github.llmbridge.bridge.report;

/** Who in LiteLLM may limit a call, in the order in which LiteLLM looks at their models. */
public enum AccessLevel {
    /** The person's virtual key. */
    KEY,
    /** The key's team. */
    TEAM,
    /** The person's membership in the key's team. */
    TEAM_MEMBER,
    /** The LiteLLM user; it counts on keys without a team only. */
    USER,
    /** The key's organization, or that of its team. */
    ORGANIZATION,
    /** The proxy itself, whose deployments serve a model or not. */
    PROXY
}
