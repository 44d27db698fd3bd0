package io.github.llmbridge.saas.webhooks;

import io.github.llmbridge.subscriptions.SubscriptionEvent;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Cancelled;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Changed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Origin;
import io.github.llmbridge.subscriptions.SubscriptionEvent.PaymentFailed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Renewed;
import io.github.llmbridge.subscriptions.SubscriptionEvent.Started;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialEnded;
import io.github.llmbridge.subscriptions.SubscriptionEvent.TrialStarted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events in the form of the Standard Webhooks: {@code type}, {@code timestamp}, {@code data}. The names in {@code data}
 * are this sample's; put those of your billing system here. Reads nothing of an event of another type.
 */
public record StandardEvents(Function<String, Optional<Payer>> payers) {
    /**
     * What an event says.
     *
     * @param id the header {@code webhook-id}, which stays the same when it is sent again
     * @throws IllegalArgumentException if a field is missing or wrong
     * @throws UnknownPayerException if nobody has signed up under the user id
     */
    public List<SubscriptionEvent> read(String id, JsonNode json) {
        String type = json.path("type").asString("");
        if (!type.startsWith("subscription.") && !type.startsWith("trial.")) {
            return List.of();
        }
        JsonNode data = json.path("data");
        Payer payer = payers.apply(data.path("user_id").asString("")).orElseThrow(UnknownPayerException::new);
        Origin origin = new Origin(
                id,
                data.path("subscription_id").asString(""),
                payer.userId(),
                required(moment(json, "timestamp"), "timestamp"));
        return event(type, origin, data, payer).map(List::of).orElse(List.of());
    }

    private static Optional<SubscriptionEvent> event(String type, Origin origin, JsonNode data, Payer payer) {
        String tier = data.path("tier").asString("");
        Instant until = moment(data, "until");
        return Optional.ofNullable(
                switch (type) {
                    case "subscription.started" -> new Started(origin, tier, until, payer.email(), payer.name());
                    case "subscription.changed" -> new Changed(origin, tier);
                    case "subscription.renewed" -> new Renewed(origin, until);
                    case "subscription.payment_failed" -> new PaymentFailed(origin);
                    case "subscription.cancelled" ->
                        new Cancelled(origin, until, data.path("now").asBoolean(false));
                    case "trial.started" -> new TrialStarted(origin, tier, until, payer.email(), payer.name());
                    case "trial.ended" -> new TrialEnded(origin);
                    default -> null;
                });
    }

    private static @Nullable Instant moment(JsonNode json, String name) {
        try {
            return json.hasNonNull(name) ? Instant.parse(json.path(name).asString("")) : null;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is no time such as 2030-01-31T12:00:00Z");
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be set");
        }
        return value;
    }
}
