package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request body as the server's models take it: known fields are checked and converted ({@code "5"} is 5, {@code 1} is
 * 1.0 for money), unknown ones pass.
 */
final class LiteLlmBody {
    private static final Set<String> TEXTS = Set.of(
            "user_id",
            "user_email",
            "user_alias",
            "team_id",
            "team_alias",
            "organization_id",
            "key",
            "key_alias",
            "duration",
            "budget_duration",
            "budget_id",
            "alias",
            "default_model",
            "organization_alias");
    private static final Set<String> DOUBLES = Set.of(
            "max_budget",
            "spend",
            "soft_budget",
            "max_budget_in_team",
            "max_budget_in_organization",
            "team_member_budget",
            "temp_budget_increase",
            "reset_to");
    /** What goes into the database, which takes no null character. */
    private static final Pattern ROWS = Pattern.compile("/(user|team|key)/");

    private static final MathContext SIXTEEN_DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);
    private static final Set<String> INTEGERS = Set.of(
            "tpm_limit",
            "rpm_limit",
            "tpd_limit",
            "max_parallel_requests",
            "team_member_tpm_limit",
            "team_member_rpm_limit");
    private static final Set<String> BOOLEANS = Set.of("blocked", "auto_create_key");
    private static final Set<String> OBJECTS = Set.of("metadata", "aliases", "permissions", "config");
    private static final Set<String> LISTS =
            Set.of("models", "keys", "key_aliases", "user_ids", "team_ids", "budgets", "organization_ids");

    private final LiteLlmLine line;
    private final LiteLlmErrors errors;

    LiteLlmBody(LiteLlmLine line, LiteLlmErrors errors) {
        this.line = line;
        this.errors = errors;
    }

    void checkJson(Call call) {
        if (!call.body().isEmpty() && call.json() == null) {
            throw errors.invalid(
                    "json_invalid",
                    "JSON decode error",
                    Json.object(),
                    Json.object().put("error", "Expecting property name enclosed in double quotes"),
                    "body",
                    1);
        }
    }

    ObjectNode read(Call call) {
        JsonNode json = call.json();
        if (json == null) {
            throw errors.missing(NullNode.getInstance(), "body");
        }
        if (!(json instanceof ObjectNode sent)) {
            throw notAnObject(json);
        }
        ObjectNode body = Json.object();
        ArrayNode violations = Json.array();
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            String name = field.getKey();
            JsonNode value = convert(name, field.getValue(), violations);
            body.set(name, value == null ? field.getValue().deepCopy() : value);
        }
        if (!violations.isEmpty()) {
            throw errors.invalid(violations);
        }
        if (ROWS.matcher(call.path()).lookingAt() && NullCharacter.isIn(body)) {
            throw errors.error(
                    500,
                    "internal_server_error",
                    errors.noParam(),
                    LiteLlmErrors.dict("error", "Internal Server Error."));
        }
        return body;
    }

    String required(ObjectNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw errors.missing(body, "body", field);
        }
        return text;
    }

    private Refusal notAnObject(JsonNode json) {
        if (line.does(LiteLlmFact.BREAKS_OVER_BODIES_THAT_ARE_NO_OBJECTS)) {
            return errors.unhandled();
        }
        String type = json.isArray() ? "list" : "str";
        return errors.auth(401, "Authentication Error, '" + type + "' object has no attribute 'get'");
    }

    /** Null means as it is. */
    private @Nullable JsonNode convert(String name, JsonNode value, ArrayNode violations) {
        if (value.isNull()) {
            return null;
        }
        if (TEXTS.contains(name) && !value.isTextual()) {
            return bad("string_type", "Input should be a valid string", name, value, violations);
        }
        if (DOUBLES.contains(name)) {
            return money(name, value, violations);
        }
        if (INTEGERS.contains(name)) {
            return integer(name, value, violations);
        }
        if (BOOLEANS.contains(name) && !value.isBoolean()) {
            return bad(
                    "bool_parsing",
                    "Input should be a valid boolean, unable to interpret input",
                    name,
                    value,
                    violations);
        }
        if (OBJECTS.contains(name) && !value.isObject()) {
            return bad("dict_type", "Input should be a valid dictionary", name, value, violations);
        }
        if (LISTS.contains(name) && !value.isArray()) {
            return bad("list_type", "Input should be a valid list", name, value, violations);
        }
        return null;
    }

    private @Nullable JsonNode money(String name, JsonNode value, ArrayNode violations) {
        if (value.isTextual() && value.asText().isEmpty() && line.does(LiteLlmFact.TAKES_EMPTY_NUMBERS_FOR_NULL)) {
            return NullNode.getInstance();
        }
        try {
            return Json.object().numberNode(kept(Double.parseDouble(value.asText())));
        } catch (NumberFormatException e) {
            String message = "Input should be a valid number, unable to parse string as a number";
            return bad("float_parsing", message, name, value, violations);
        }
    }

    /** The query engine writes an amount with 16 digits, rounding the number itself and not its shortest text. */
    private static double kept(double amount) {
        if (Double.isNaN(amount) || Double.isInfinite(amount)) {
            return amount;
        }
        return new BigDecimal(amount).round(SIXTEEN_DIGITS).doubleValue();
    }

    /** Some answers show amounts as they were sent, not as they are kept. */
    void showAsSent(ObjectNode answer, Call call, String... amounts) {
        for (String name : amounts) {
            JsonNode sent = call.fields().get(name);
            if (sent != null && sent.isNumber() && Json.has(answer, name)) {
                answer.put(name, sent.asDouble());
            }
        }
    }

    private @Nullable JsonNode integer(String name, JsonNode value, ArrayNode violations) {
        if (value.isTextual() && value.asText().isEmpty() && line.does(LiteLlmFact.TAKES_EMPTY_NUMBERS_FOR_NULL)) {
            return NullNode.getInstance();
        }
        if (value.isDouble() && value.asDouble() != Math.rint(value.asDouble())) {
            String message = "Input should be a valid integer, got a number with a fractional part";
            return bad("int_from_float", message, name, value, violations);
        }
        try {
            return Json.object().numberNode(value.isNumber() ? value.asLong() : Long.parseLong(value.asText()));
        } catch (NumberFormatException e) {
            String message = "Input should be a valid integer, unable to parse string as an integer";
            return bad("int_parsing", message, name, value, violations);
        }
    }

    private @Nullable JsonNode bad(String type, String message, String name, JsonNode value, ArrayNode violations) {
        violations.add(errors.violation(type, message, value, null, "body", name));
        return null;
    }
}
