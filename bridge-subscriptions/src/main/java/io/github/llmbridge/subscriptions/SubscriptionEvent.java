package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.openwebui.users.Emails;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a billing system tells of a subscription. The records check their fields, and name the one that is wrong. */
public sealed interface SubscriptionEvent {
    /** Which event it is, whose, and of when. */
    Origin origin();

    /**
     * Which event it is, whose, and of when.
     *
     * @param eventId the billing system's id of the event; what comes twice under one id is done once
     * @param subscriptionId the billing system's id of the subscription
     * @param userId the application's id of the person, as in {@link ProvisionRequest#userId()}
     * @param at when it happened by the billing system's clock, in milliseconds
     */
    record Origin(String eventId, String subscriptionId, String userId, Instant at) {
        /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
        public Origin {
            TextRules.requireIdentity("eventId", eventId);
            TextRules.requireIdentity("subscriptionId", subscriptionId);
            ProvisionRequest.requireUserId(userId);
            at = Inputs.present("at", at).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * A trial has begun.
     *
     * @param trialEnd when it ends, if nothing is paid until then; {@code null} if the event {@link TrialEnded} tells
     *     it
     * @param email the address of the person, who may be a new one
     * @param name the display name; {@code null} for the part of the address before the @
     */
    record TrialStarted(
            Origin origin,
            String tier,
            @Nullable Instant trialEnd,
            String email,
            @Nullable String name) implements SubscriptionEvent {
        /** Checks the fields. */
        public TrialStarted {
            Inputs.present("origin", origin);
            TextRules.requireLabel("tier", tier);
            Emails.require(email);
            name = name == null ? null : TextRules.displayName("name", name);
        }
    }

    /** A trial has ended. Without a payment the person is suspended. */
    record TrialEnded(Origin origin) implements SubscriptionEvent {
        /** Checks the field. */
        public TrialEnded {
            Inputs.present("origin", origin);
        }
    }

    /**
     * A subscription has begun, or begun again.
     *
     * @param periodEnd until when it is paid; {@code null} if that is not known
     * @param email the address of the person, who may be a new one
     * @param name the display name; {@code null} for the part of the address before the @
     */
    record Started(
            Origin origin,
            String tier,
            @Nullable Instant periodEnd,
            String email,
            @Nullable String name) implements SubscriptionEvent {
        /** Checks the fields. */
        public Started {
            Inputs.present("origin", origin);
            TextRules.requireLabel("tier", tier);
            Emails.require(email);
            name = name == null ? null : TextRules.displayName("name", name);
        }
    }

    /** The subscription is to another tier. A cancellation before it stays. */
    record Changed(Origin origin, String tier) implements SubscriptionEvent {
        /** Checks the fields. */
        public Changed {
            Inputs.present("origin", origin);
            TextRules.requireLabel("tier", tier);
        }
    }

    /**
     * A further period is paid, or a cancellation was taken back.
     *
     * @param periodEnd until when it is paid; {@code null} if that is not known
     */
    record Renewed(Origin origin, @Nullable Instant periodEnd) implements SubscriptionEvent {
        /** Checks the fields. */
        public Renewed {
            Inputs.present("origin", origin);
        }
    }

    /** A payment has failed. The grace begins with the first failure since the last payment. */
    record PaymentFailed(Origin origin) implements SubscriptionEvent {
        /** Checks the field. */
        public PaymentFailed {
            Inputs.present("origin", origin);
        }
    }

    /**
     * The subscription was cancelled.
     *
     * @param accessUntil until when the person has access; {@code null} for the end of the period that is known
     * @param now whether access ends at once, whatever has been paid
     */
    record Cancelled(Origin origin, @Nullable Instant accessUntil, boolean now) implements SubscriptionEvent {
        /** Checks the fields. */
        public Cancelled {
            Inputs.present("origin", origin);
        }

        /** Access ends at once. */
        public static Cancelled now(Origin origin) {
            return new Cancelled(origin, null, true);
        }

        /** Access ends with the period that was told by the newest event before; at once if none was told. */
        public static Cancelled atPeriodEnd(Origin origin) {
            return new Cancelled(origin, null, false);
        }

        /** Access ends at this time. */
        public static Cancelled at(Origin origin, Instant accessUntil) {
            return new Cancelled(origin, Inputs.present("accessUntil", accessUntil), false);
        }
    }
}
