package io.github.llmbridge.bridge.report;

/** What a step did. */
public enum Outcome {
    /** Something was made that was not there. */
    CREATED,
    /** Something that was there was changed. */
    UPDATED,
    /** Everything was as it should be. */
    UNCHANGED,
    /** Something was taken away. */
    REMOVED,
    /** It must wait for a token of the user. */
    AWAITING_USER_TOKEN,
    /** It did not work; the result holds the error. */
    FAILED
}
