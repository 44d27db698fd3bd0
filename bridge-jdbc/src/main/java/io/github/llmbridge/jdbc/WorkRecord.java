package io.github.llmbridge.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for a person that was handed in, and what became of it.
 *
 * @param id the application's own id of it, or one that was made for it
 * @param operation what is to be done, such as {@code provision}
 * @param tries how many have failed
 * @param outcome how it ended: the status that the person has reached, such as {@code READY}, or else {@code REFUSED}
 *     or {@code FAILED}; {@code null} before
 * @param why what hindered the last try, free of secrets; {@code null} if nothing did
 * @param submitted when it was handed in
 * @param nextTry when it is tried again; {@code null} if no try has failed, or it has ended
 * @param ended when it ended; {@code null} before
 */
public record WorkRecord(
        String id,
        String userId,
        String operation,
        State state,
        int tries,
        @Nullable String outcome,
        @Nullable String why,
        Instant submitted,
        @Nullable Instant nextTry,
        @Nullable Instant ended) {
    /** How far it has got. */
    public enum State {
        /** It waits for its turn, or for its next try. */
        WAITING,
        /** An instance works on it, or has been killed while it did. */
        RUNNING,
        /** It was done. */
        DONE,
        /** It was refused, or has failed too often; it is not tried again by itself. */
        FAILED
    }
}
