package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be. It holds no secret.
 *
 * @param step the step that would change it
 * @param what what is changed, such as {@code max_budget}
 * @param before as it is; {@code null} if it is not there
 * @param after as it would be; {@code null} if it would be taken away
 * @param reason what is wrong with it
 */
public record PlannedChange(
        Step step,
        String what,
        @Nullable String before,
        @Nullable String after,
        Reason reason) implements Serializable {
    /** What is wrong with a thing. */
    public enum Reason {
        /** It is not there. */
        MISSING,
        /** It was there, as the account's connection still shows, and LiteLLM has it no longer. */
        DELETED,
        /** It is there and should not be. */
        SURPLUS,
        /** It is there with another value. */
        DIFFERS,
        /** The connection holds a key that LiteLLM does not take for the person's, or none. */
        DEAD,
        /** The stored connections do not line up: an address has the key or the mark of another, or none. */
        MISALIGNED,
        /** The connection leads to another address than LiteLLM's. */
        ELSEWHERE,
        /** The connection is off and should be on, or the other way round. */
        SWITCHED
    }

    /** A change whose reason is that the thing is missing, too much, or another. */
    public PlannedChange(Step step, String what, @Nullable String before, @Nullable String after) {
        this(step, what, before, after, plain(before, after));
    }

    private static Reason plain(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return Reason.MISSING;
        }
        return after == null ? Reason.SURPLUS : Reason.DIFFERS;
    }

    @Override
    public String toString() {
        return step + " " + what + ": " + before + " -> " + after;
    }
}
