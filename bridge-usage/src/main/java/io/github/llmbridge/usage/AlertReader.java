package io.github.llmbridge.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.usage.BudgetAlert.Group;
import io.github.llmbridge.usage.BudgetAlert.Kind;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads LiteLLM's {@code WebhookEvent}. */
final class AlertReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private AlertReader() {}

    static BudgetAlert read(String body) {
        JsonNode alert = json(body);
        String event = text(alert, "event");
        if (event == null) {
            throw new IllegalArgumentException("this is no alert of LiteLLM: it has no event");
        }
        return new BudgetAlert(
                named(Kind.class, event, Kind.UNKNOWN),
                event,
                named(Group.class, Objects.requireNonNullElse(text(alert, "event_group"), ""), Group.UNKNOWN),
                Objects.requireNonNullElse(number(alert, "spend"), 0.0),
                number(alert, "max_budget"),
                number(alert, "soft_budget"),
                hash(text(alert, "token")),
                text(alert, "key_alias"),
                text(alert, "user_id"),
                text(alert, "user_email"),
                text(alert, "team_id"),
                text(alert, "team_alias"),
                text(alert, "organization_id"),
                text(alert, "customer_id"),
                text(alert, "projected_exceeded_date"),
                number(alert, "projected_spend"),
                Objects.requireNonNullElse(text(alert, "event_message"), ""));
    }

    private static JsonNode json(String body) {
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Its message and its cause quote the body.
            read = null;
        }
        if (read == null || !read.isObject()) {
            throw new IllegalArgumentException("this is no alert of LiteLLM: it is no JSON object");
        }
        return read;
    }

    private static <E extends Enum<E>> E named(Class<E> type, String word, E unknown) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return unknown;
        }
    }

    /** A value of a key is not kept. */
    private static @Nullable KeyHash hash(@Nullable String token) {
        if (token == null) {
            return null;
        }
        if (HASH.matcher(token).matches()) {
            return new KeyHash(token);
        }
        return token.startsWith("sk-") ? KeyHash.of(Secret.of(token)) : null;
    }

    private static @Nullable String text(JsonNode alert, String field) {
        JsonNode value = alert.get(field);
        return value != null && value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    private static @Nullable Double number(JsonNode alert, String field) {
        JsonNode value = alert.get(field);
        return value != null && value.isNumber() ? (Double) value.doubleValue() : null;
    }
}
