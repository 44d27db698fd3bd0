package io.github.llmbridge.subscriptions;

import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import java.time.Duration;
import java.time.Instant;

/** Events of one person, told by day. */
final class Events {
    static final Instant FIRST_DAY = Instant.parse("2030-01-01T00:00:00Z");
    static final String USER = "u-1";
    private static final String EMAIL = "ada@example.com";

    private Events() {}

    static Instant day(double number) {
        return FIRST_DAY.plus(Duration.ofSeconds((long) (number * 86_400)));
    }

    static Origin origin(String id, double day) {
        return origin(id, "sub-1", day);
    }

    static Origin origin(String id, String subscription, double day) {
        return new Origin(id, subscription, USER, day(day));
    }

    static Started started(Origin origin, String tier, int periodEnd) {
        return new Started(origin, tier, day(periodEnd), EMAIL, "Ada");
    }

    static Started started(String id, double day, String tier) {
        return started(origin(id, day), tier, 30);
    }

    static TrialStarted trial(String id, double day, int end) {
        return new TrialStarted(origin(id, day), "pro", day(end), EMAIL, null);
    }

    static TrialEnded trialEnded(String id, double day) {
        return new TrialEnded(origin(id, day));
    }

    static Changed changed(String id, double day, String tier) {
        return new Changed(origin(id, day), tier);
    }

    static Renewed renewed(String id, double day, int periodEnd) {
        return new Renewed(origin(id, day), day(periodEnd));
    }

    static PaymentFailed failed(String id, double day) {
        return new PaymentFailed(origin(id, day));
    }

    static Cancelled cancelled(String id, double day) {
        return Cancelled.atPeriodEnd(origin(id, day));
    }

    static Cancelled cancelledNow(String id, double day) {
        return Cancelled.now(origin(id, day));
    }
}
