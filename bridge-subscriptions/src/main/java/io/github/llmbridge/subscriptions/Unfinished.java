package io.github.llmbridge.subscriptions;

import java.time.Instant;

/**
 * A step that was begun and not noted as done: it is under way, has failed, or its process was killed.
 *
 * @param workId the id under which it was handed on
 * @param target what the person is brought to by it
 * @param holder who works on it; empty after a failure
 * @param until when the holder is given up, or when the next try is
 * @param tries how many have failed
 */
public record Unfinished(
        SubscriptionStep step, String workId, Reached target, String holder, Instant until, int tries) {
    boolean isFor(NextStep next) {
        return step == next.step() && target.equals(next.reached());
    }

    boolean isHeld(Instant now) {
        return !holder.isEmpty() && until.isAfter(now);
    }

    /** A store may have kept what it seemed to refuse, so one's own hold is no hindrance. */
    boolean isHeldByAnother(String mine, Instant now) {
        return isHeld(now) && !holder.equals(mine);
    }
}
