package io.github.llmbridge.subscriptions;

import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one subscription stands, worked out from its events in the order in which they happened.
 *
 * @param begun when it began; {@code null} if that is not known
 * @param periodEnd until when it is paid, as far as it is known
 * @param trialEnd until when a trial lasts that nobody has paid for; {@code null} without a trial
 * @param unpaidSince the first failed payment since the last good one
 * @param ends when access ends by a cancellation
 * @param payment what paid for the running period: the id of an event
 */
record Life(
        @Nullable Instant begun,
        @Nullable String tier,
        @Nullable String email,
        @Nullable String name,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant unpaidSince,
        @Nullable Instant ends,
        @Nullable String payment) {
    private static final Life NONE = new Life(null, null, null, null, null, null, null, null, null);

    /** How a subscription stands at a moment. */
    enum Phase {
        ACTIVE,
        UNPAID,
        /** A trial is over that nobody has paid for. */
        LAPSED,
        ENDED
    }

    static Life of(Collection<SubscriptionEvent> events) {
        Life life = NONE;
        for (SubscriptionEvent event : events.stream().sorted(Order.OF_EVENTS).toList()) {
            life = life.after(event);
        }
        return life;
    }

    private Life after(SubscriptionEvent event) {
        Instant at = event.origin().at();
        String id = event.origin().eventId();
        if (event instanceof TrialStarted trial) {
            Instant end = trial.trialEnd() == null ? Instant.MAX : trial.trialEnd();
            return new Life(at, trial.tier(), trial.email(), trial.name(), trial.trialEnd(), end, null, null, id);
        }
        if (event instanceof Started started) {
            return new Life(
                    at, started.tier(), started.email(), started.name(), started.periodEnd(), null, null, null, id);
        }
        if (event instanceof Changed changed) {
            return new Life(begun, changed.tier(), email, name, periodEnd, trialEnd, unpaidSince, ends, payment);
        }
        if (event instanceof Renewed renewed) {
            Instant end = renewed.periodEnd() == null ? periodEnd : renewed.periodEnd();
            return new Life(begun, tier, email, name, end, null, null, null, id);
        }
        if (event instanceof PaymentFailed) {
            Instant since = unpaidSince == null ? at : unpaidSince;
            return new Life(begun, tier, email, name, periodEnd, trialEnd, since, ends, payment);
        }
        if (event instanceof TrialEnded) {
            // Without a trial there was a payment before, or its beginning is not known yet.
            boolean unpaid = trialEnd != null || payment == null;
            return new Life(begun, tier, email, name, periodEnd, unpaid ? at : null, unpaidSince, ends, payment);
        }
        Cancelled cancelled = (Cancelled) event;
        Instant told = cancelled.accessUntil() == null ? periodEnd : cancelled.accessUntil();
        Instant end = cancelled.now() || told == null ? at : told;
        return new Life(begun, tier, email, name, periodEnd, trialEnd, unpaidSince, end, payment);
    }

    boolean hasBegun() {
        return begun != null;
    }

    Phase phase(Instant now, Duration grace) {
        if (isOver(ends, now)) {
            return Phase.ENDED;
        }
        if (isOver(trialEnd, now)) {
            return Phase.LAPSED;
        }
        return isOver(graceEnd(grace), now) ? Phase.UNPAID : Phase.ACTIVE;
    }

    /** The next time at which the phase may be another. */
    @Nullable Instant next(Instant now, Duration grace) {
        return Stream.of(ends, trialEnd, graceEnd(grace))
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now) && !moment.equals(Instant.MAX))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Instant graceEnd(Duration grace) {
        return unpaidSince == null ? null : unpaidSince.plus(grace);
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }
}
