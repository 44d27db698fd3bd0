package io.github.llmbridge.bridge.report;

import org.jspecify.annotations.Nullable;

/**
 * What became of one entry of a bulk run.
 *
 * @param position where the entry stands in the input
 * @param userId whom it is about; empty if it could not be read
 * @param result what was reached, with the key and the initial password of a new account; {@code null} if nothing was
 *     begun, or nothing had to be
 * @param why what hindered; {@code null} if nothing did
 */
public record BulkOutcome(
        long position,
        String userId,
        Kind kind,
        @Nullable PersonResult result,
        @Nullable String why) {
    /** How it ended. */
    public enum Kind {
        /** It was done. The result's status says whether the person can chat. */
        DONE,
        /** Everything was as it should be. Where lists told that, there is no result. */
        UNCHANGED,
        /** It was done, and the connection waits for a credential of the user. */
        AWAITING_USER_TOKEN,
        /** An earlier call with the same run has done it. */
        DONE_BEFORE,
        /** The entry could not be read; the reason names the field. */
        UNREADABLE,
        /** What was asked for cannot be, or a policy refused; nothing was done. */
        REFUSED,
        /** A step failed; the same run goes on with it. */
        FAILED,
        /** The caller was interrupted while it was under way. */
        INTERRUPTED,
        /** Not begun, since the run had to stop. */
        NOT_BEGUN;

        /** Whether a further call with the same run leaves the entry. */
        public boolean isFinal() {
            return this == DONE || this == UNCHANGED || this == DONE_BEFORE;
        }
    }
}
