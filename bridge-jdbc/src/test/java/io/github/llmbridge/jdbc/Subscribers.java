package io.github.llmbridge.jdbc;

import io.github.llmbridge.subscriptions.Reached;
import io.github.llmbridge.subscriptions.Reached.Access;
import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import io.github.llmbridge.subscriptions.SubscriptionStep;
import io.github.llmbridge.subscriptions.Unfinished;
import java.time.Instant;
import java.util.List;

/** People with subscriptions. */
final class Subscribers {
    static final Instant DUE = Instant.parse("2030-02-01T10:00:00.250Z");
    private static final Instant AT = Instant.parse("2030-01-01T10:00:00.125Z");

    private Subscribers() {}

    /** With each kind of event, and each field set. */
    static SubscriberRecord full(String userId, long version) {
        return new SubscriberRecord(
                userId,
                version,
                List.of(
                        new TrialStarted(origin("e1", userId), "pro", DUE, "ada@example.com", "Ada"),
                        new TrialEnded(origin("e2", userId)),
                        new Started(origin("e3", userId), "pro", null, "ada@example.com", null),
                        new Changed(origin("e4", userId), "free"),
                        new Renewed(origin("e5", userId), DUE),
                        new PaymentFailed(origin("e6", userId)),
                        new Cancelled(origin("e7", userId), DUE, true),
                        Cancelled.atPeriodEnd(origin("e8", userId))),
                "e8",
                2,
                new Reached(Access.ACTIVE, "pro", "e5"),
                new Unfinished(
                        SubscriptionStep.CHANGE_TIER, "e8/2", new Reached(Access.ACTIVE, "free", null), "me", DUE, 3),
                new Reached(Access.SUSPENDED, null, null),
                "it broke",
                DUE);
    }

    /** With nothing that may be missing. */
    static SubscriberRecord plain(String userId) {
        return new SubscriberRecord(userId, 0, List.of(), "", 0, Reached.NOTHING, null, null, null, null);
    }

    private static Origin origin(String id, String userId) {
        return new Origin(id, "sub-1", userId, AT);
    }
}
