package io.github.llmbridge.saas.webhooks;

import io.github.llmbridge.subscriptions.SubscriptionEvent;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events as Stripe sends them. The subscription's metadata names the person as {@code user_id}: give it with
 * {@code subscription_data.metadata} when you make the checkout. Fields are read where newer and older versions of
 * Stripe's API have them.
 *
 * @param prices which tier is sold by which price, by the price's id or lookup key
 */
public record StripeEvents(Function<String, Optional<Payer>> payers, Map<String, String> prices) {
    private static final Set<String> PAID = Set.of("subscription_cycle", "subscription_update");

    /**
     * What an event says; one that changes several things becomes several, each with an id of its own.
     *
     * @throws IllegalArgumentException if a field is missing or wrong, or no tier is sold by the price
     * @throws UnknownPayerException if nobody has signed up under the user id
     */
    public List<SubscriptionEvent> read(JsonNode json) {
        JsonNode object = json.path("data").path("object");
        return switch (json.path("type").asString("")) {
            case "customer.subscription.created" -> created(json, object);
            case "customer.subscription.updated" -> updated(json, object);
            case "customer.subscription.deleted" ->
                List.of(Cancelled.now(origin(json, object.path("id"), object.path("metadata"), 0)));
            case "invoice.paid" -> paid(json, object);
            case "invoice.payment_failed" -> List.of(new PaymentFailed(ofInvoice(json, object)));
            default -> List.of();
        };
    }

    private List<SubscriptionEvent> created(JsonNode json, JsonNode subscription) {
        return switch (subscription.path("status").asString("")) {
            case "trialing", "active" -> List.of(begun(json, subscription, 0));
            // It is told again once it is paid.
            default -> List.of();
        };
    }

    private SubscriptionEvent begun(JsonNode json, JsonNode subscription, int number) {
        Origin origin = origin(json, subscription.path("id"), subscription.path("metadata"), number);
        Payer payer = payer(subscription.path("metadata"));
        return subscription.path("status").asString("").equals("trialing")
                ? new TrialStarted(
                        origin, tier(subscription), moment(subscription, "trial_end"), payer.email(), payer.name())
                : new Started(origin, tier(subscription), periodEnd(subscription), payer.email(), payer.name());
    }

    private List<SubscriptionEvent> updated(JsonNode json, JsonNode subscription) {
        JsonNode before = json.path("data").path("previous_attributes");
        List<SubscriptionEvent> events = new ArrayList<>();
        String status = subscription.path("status").asString("");
        String formerly = before.path("status").asString("");
        if (status.equals("active") && Set.of("trialing", "incomplete").contains(formerly)) {
            events.add(begun(json, subscription, events.size()));
        } else if (before.has("items") || before.has("plan")) {
            events.add(new Changed(next(json, subscription, events), tier(subscription)));
        }
        if (before.has("cancel_at_period_end") || before.has("cancel_at")) {
            Instant end = moment(subscription, "cancel_at");
            if (subscription.path("cancel_at_period_end").asBoolean(false) || end != null) {
                events.add(new Cancelled(
                        next(json, subscription, events), end == null ? periodEnd(subscription) : end, false));
            } else {
                // The cancellation was taken back.
                events.add(new Renewed(next(json, subscription, events), periodEnd(subscription)));
            }
        }
        return events;
    }

    private Origin next(JsonNode json, JsonNode subscription, List<SubscriptionEvent> before) {
        return origin(json, subscription.path("id"), subscription.path("metadata"), before.size());
    }

    private List<SubscriptionEvent> paid(JsonNode json, JsonNode invoice) {
        if (!PAID.contains(invoice.path("billing_reason").asString(""))) {
            // The first invoice of a subscription is told by the subscription.
            return List.of();
        }
        JsonNode lines = invoice.path("lines").path("data");
        Instant end =
                lines.isEmpty() ? null : moment(lines.path(lines.size() - 1).path("period"), "end");
        return List.of(new Renewed(ofInvoice(json, invoice), end));
    }

    private Origin ofInvoice(JsonNode json, JsonNode invoice) {
        JsonNode details = invoice.path("parent").path("subscription_details");
        JsonNode older = invoice.path("subscription_details");
        return details.isMissingNode()
                ? origin(json, invoice.path("subscription"), older.path("metadata"), 0)
                : origin(json, details.path("subscription"), details.path("metadata"), 0);
    }

    private Origin origin(JsonNode json, JsonNode subscription, JsonNode metadata, int number) {
        Instant created = moment(json, "created");
        if (created == null) {
            throw new IllegalArgumentException("created must be set");
        }
        String id = json.path("id").asString("");
        return new Origin(
                number == 0 ? id : id + "#" + number,
                subscription.asString(""),
                payer(metadata).userId(),
                created);
    }

    private Payer payer(JsonNode metadata) {
        return payers.apply(metadata.path("user_id").asString("")).orElseThrow(UnknownPayerException::new);
    }

    private String tier(JsonNode subscription) {
        JsonNode price = firstItem(subscription).path("price");
        String tier = prices.getOrDefault(
                price.path("id").asString(""),
                prices.get(price.path("lookup_key").asString("")));
        if (tier == null) {
            throw new IllegalArgumentException("no tier is sold by the price; see saas.stripe.prices");
        }
        return tier;
    }

    private static @Nullable Instant periodEnd(JsonNode subscription) {
        Instant ofItem = moment(firstItem(subscription), "current_period_end");
        return ofItem == null ? moment(subscription, "current_period_end") : ofItem;
    }

    private static JsonNode firstItem(JsonNode subscription) {
        return subscription.path("items").path("data").path(0);
    }

    private static @Nullable Instant moment(JsonNode json, String name) {
        return json.path(name).isNumber()
                ? Instant.ofEpochSecond(json.path(name).asLong())
                : null;
    }
}
