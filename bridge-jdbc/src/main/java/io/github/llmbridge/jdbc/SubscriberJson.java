package io.github.llmbridge.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.github.llmbridge.subscriptions.Reached;
import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.SubscriptionEvent;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People with subscriptions as JSON, and back. A name here is kept by databases, so it stays. Thread safe. */
final class SubscriberJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The record without its id and version. */
    String write(SubscriberRecord record) {
        ObjectNode json = mapper.createObjectNode();
        ArrayNode events = json.putArray("events");
        record.events().forEach(event -> write(events.addObject(), event));
        json.put("last_event", record.lastEvent());
        json.put("steps", record.steps());
        write(json.putObject("reached"), record.reached());
        Unfinished unfinished = record.unfinished();
        if (unfinished != null) {
            ObjectNode step = json.putObject("unfinished");
            step.put("step", unfinished.step().name());
            step.put("work", unfinished.workId());
            write(step.putObject("target"), unfinished.target());
            step.put("holder", unfinished.holder());
            step.put("until", unfinished.until().toString());
            step.put("tries", unfinished.tries());
        }
        Reached refused = record.refused();
        if (refused != null) {
            write(json.putObject("refused"), refused);
        }
        json.put("trouble", record.trouble());
        put(json, "due", record.due());
        return json.toString();
    }

    private static void write(ObjectNode json, Reached reached) {
        json.put("access", reached.access().name());
        json.put("tier", reached.tier());
        json.put("payment", reached.payment());
    }

    private static void write(ObjectNode json, SubscriptionEvent event) {
        Origin origin = event.origin();
        json.put("event", origin.eventId());
        json.put("subscription", origin.subscriptionId());
        json.put("at", origin.at().toString());
        if (event instanceof TrialStarted trial) {
            json.put("kind", "trial-started");
            json.put("tier", trial.tier());
            put(json, "until", trial.trialEnd());
            json.put("email", trial.email());
            json.put("name", trial.name());
        } else if (event instanceof Started started) {
            json.put("kind", "started");
            json.put("tier", started.tier());
            put(json, "until", started.periodEnd());
            json.put("email", started.email());
            json.put("name", started.name());
        } else if (event instanceof Changed changed) {
            json.put("kind", "changed");
            json.put("tier", changed.tier());
        } else if (event instanceof Renewed renewed) {
            json.put("kind", "renewed");
            put(json, "until", renewed.periodEnd());
        } else if (event instanceof Cancelled cancelled) {
            json.put("kind", "cancelled");
            put(json, "until", cancelled.accessUntil());
            json.put("now", cancelled.now());
        } else {
            json.put("kind", event instanceof PaymentFailed ? "payment-failed" : "trial-ended");
        }
    }

    /** The record that was written. */
    SubscriberRecord read(String userId, long version, String text) {
        try {
            return read(userId, version, mapper.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            // Its message may hold what was written.
            throw new StoreException(Reason.REFUSED, "the record of a person with subscriptions cannot be read", null);
        }
    }

    private static SubscriberRecord read(String userId, long version, JsonNode json) {
        List<SubscriptionEvent> events = new ArrayList<>();
        json.path("events").forEach(event -> events.add(event(userId, event)));
        JsonNode step = json.path("unfinished");
        Unfinished unfinished = step.isMissingNode()
                ? null
                : new Unfinished(
                        Rows.word(SubscriptionStep.class, step.path("step").asText()),
                        step.path("work").asText(),
                        reached(step.path("target")),
                        step.path("holder").asText(),
                        Instant.parse(step.path("until").asText()),
                        step.path("tries").asInt());
        return new SubscriberRecord(
                userId,
                version,
                events,
                json.path("last_event").asText(),
                json.path("steps").asInt(),
                reached(json.path("reached")),
                unfinished,
                json.has("refused") ? reached(json.path("refused")) : null,
                text(json, "trouble"),
                moment(json, "due"));
    }

    private static Reached reached(JsonNode json) {
        return new Reached(
                Rows.word(Reached.Access.class, json.path("access").asText()),
                text(json, "tier"),
                text(json, "payment"));
    }

    private static SubscriptionEvent event(String userId, JsonNode json) {
        Origin origin = new Origin(
                json.path("event").asText(),
                json.path("subscription").asText(),
                userId,
                Instant.parse(json.path("at").asText()));
        String tier = json.path("tier").asText();
        String email = json.path("email").asText();
        String name = text(json, "name");
        Instant until = moment(json, "until");
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "trial-started" -> new TrialStarted(origin, tier, until, email, name);
            case "trial-ended" -> new TrialEnded(origin);
            case "started" -> new Started(origin, tier, until, email, name);
            case "changed" -> new Changed(origin, tier);
            case "renewed" -> new Renewed(origin, until);
            case "payment-failed" -> new PaymentFailed(origin);
            case "cancelled" -> new Cancelled(origin, until, json.path("now").asBoolean());
            default ->
                throw new StoreException(
                        Reason.NEWER_SCHEMA, "a newer version of this library has written the event " + kind, null);
        };
    }

    private static void put(ObjectNode json, String name, @Nullable Instant moment) {
        json.put(name, moment == null ? null : moment.toString());
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static @Nullable Instant moment(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }
}
