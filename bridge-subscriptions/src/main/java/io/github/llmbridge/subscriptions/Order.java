package io.github.llmbridge.subscriptions;

import java.time.Instant;
import java.util.Comparator;

/**
 * The order in which events happened, whatever the order in which they came. Billing systems tell times by the second,
 * so events of one moment are in the order in which such a moment usually goes.
 */
final class Order {
    static final Comparator<SubscriptionEvent> OF_EVENTS = Comparator.<SubscriptionEvent, Instant>comparing(
                    event -> event.origin().at())
            .thenComparing(Order::rank)
            .thenComparing(event -> event.origin().eventId());

    private Order() {}

    private static int rank(SubscriptionEvent event) {
        if (event instanceof SubscriptionEvent.TrialStarted) {
            return 0;
        }
        if (event instanceof SubscriptionEvent.TrialEnded) {
            return 1;
        }
        if (event instanceof SubscriptionEvent.Started) {
            return 2;
        }
        if (event instanceof SubscriptionEvent.Changed) {
            return 3;
        }
        if (event instanceof SubscriptionEvent.PaymentFailed) {
            return 4;
        }
        return event instanceof SubscriptionEvent.Renewed ? 5 : 6;
    }
}
