package io.github.llmbridge.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an event. Each but {@link Refused} is an answer of success to the billing system. */
public sealed interface SubscriptionOutcome {
    /**
     * What it asks for is done, or handed on; nothing had to be done if there are no steps.
     *
     * @param steps in their order
     */
    record Applied(List<SubscriptionStep> steps) implements SubscriptionOutcome {
        /** Keeps a copy of the list. */
        public Applied {
            steps = List.copyOf(steps);
        }
    }

    /** An event of this id came before. What a killed process left of it was finished, and nothing else was done. */
    record Known() implements SubscriptionOutcome {}

    /** Something that happened later is known already, so it was noted, and changes nothing. */
    record Noted() implements SubscriptionOutcome {}

    /**
     * It is kept, and {@link Subscriptions#due()} does what is left of it.
     *
     * @param why what it waits for, free of secrets
     * @param until when somebody looks again; {@code null} if it waits for another event
     */
    record Waits(Reason reason, String why, @Nullable Instant until) implements SubscriptionOutcome {
        /** What is waited for. */
        public enum Reason {
            /** The time at which access ends: a grace, a paid period, a trial. */
            TIME,
            /** The event that tells who the person is: {@code Started} or {@code TrialStarted}. */
            START,
            /** Another thread or instance that works for the person. */
            TURN,
            /** The next try after a failure. */
            RETRY
        }
    }

    /**
     * It is not done, and not tried again by itself.
     *
     * @param why free of secrets
     */
    record Refused(String why) implements SubscriptionOutcome {}
}
