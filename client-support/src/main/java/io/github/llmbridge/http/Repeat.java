package io.github.llmbridge.http;

/** When a failed operation may be sent again; see {@link OnFailure}. */
public enum Repeat {
    /** Reads, and writes that leave the same state however often they run. */
    ALWAYS,
    /** The server certainly did nothing: no connection was made, or it answered 429. */
    IF_NOT_DONE,
    /** Not even then: repeating makes matters worse, as with a limited sign-in. */
    NEVER
}
