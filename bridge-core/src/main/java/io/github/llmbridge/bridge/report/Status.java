package io.github.llmbridge.bridge.report;

/** Whether the person can chat after an operation. */
public enum Status {
    /** Everything is in place: a chat would be answered. */
    READY,
    /** The connection waits for a way into the account's settings; send the request again with a token of the user. */
    AWAITING_USER_TOKEN,
    /** What was asked for is done, but a problem keeps the person from chatting; the result names it. */
    NOT_USABLE,
    /** The person is suspended, as asked for. */
    SUSPENDED,
    /** The person is removed, as far as asked for. */
    REMOVED,
    /** A step failed; only in the result of a {@link StepFailedException}. */
    FAILED
}
