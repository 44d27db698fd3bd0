package io.github.llmbridge.bridge.report;

/** An answer that need not be known. */
public enum Told {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** LiteLLM's API does not tell enough. */
    UNKNOWN
}
