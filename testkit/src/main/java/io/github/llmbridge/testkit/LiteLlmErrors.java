package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** LiteLLM's error bodies: E {@code {"error":…}}, D {@code {"detail":…}}, V a 422 list, T plain text. */
final class LiteLlmErrors {
    static final String LICENCE_NEEDED = "You must be a LiteLLM Enterprise user to use this feature. If you have a"
            + " license please set `LITELLM_LICENSE` in your env. Get a 7 day trial key here:"
            + " https://www.litellm.ai/enterprise#trial. \nPricing: https://www.litellm.ai/#pricing";

    private final LiteLlmLine line;

    LiteLlmErrors(LiteLlmLine line) {
        this.line = line;
    }

    /** E with all four fields; {@code code} is the status as a string. */
    Refusal error(int status, @Nullable String type, @Nullable String param, String message) {
        ObjectNode error = Json.object();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", String.valueOf(status));
        return error(status, error);
    }

    Refusal error(int status, ObjectNode error) {
        return new Refusal(Reply.json(status, Json.object().set("error", error)));
    }

    Refusal auth(int status, String message) {
        return error(status, "auth_error", "None", message);
    }

    /** What a handler raised as an HTTP error: the type is always this one. */
    Refusal raised(int status, String message) {
        return error(status, "internal_server_error", noParam(), message);
    }

    /** Raised with a dict: the message is the dict's Python repr. */
    Refusal raisedDict(int status, String message) {
        return raised(status, dict("error", message));
    }

    @Nullable String noParam() {
        return line.does(LiteLlmFact.NAMES_MISSING_PARAMS_NONE) ? "None" : null;
    }

    Refusal detail(int status, String text) {
        return new Refusal(Reply.json(status, Json.object().put("detail", text)));
    }

    Refusal detailError(int status, String message) {
        return new Refusal(Reply.json(
                status, Json.object().set("detail", Json.object().put("error", message))));
    }

    /** What nobody thought of: all but the oldest line say it in JSON. */
    Refusal unhandled() {
        return line.does(LiteLlmFact.TELLS_UNFORESEEN_ERRORS_IN_JSON)
                ? error(
                        500,
                        Json.object().put("message", "Internal server error").put("type", "internal_server_error"))
                : plainServerError();
    }

    /** Where the oldest line breaks. */
    Refusal unknownTeam(String teamId) {
        return line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_TEAMS)
                ? detailError(404, "Team doesn't exist in db. Team=" + teamId + ". Create team via `/team/new` call.")
                : plainServerError();
    }

    /** To whoever calls with a key whose team is not there, or changes that key. */
    Refusal teamOfKeyGone(String teamId) {
        String message = "Team doesn't exist in db. Team=" + teamId + ". Create team via `/team/new` call.";
        return line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_TEAMS_OF_KEYS)
                ? auth(404, dict("error", message))
                : auth(400, "Authentication Error, " + message);
    }

    Refusal plainServerError() {
        return new Refusal(Reply.text(500, "Internal Server Error"));
    }

    Refusal unauthorizedRoute(String route, String role, String userId) {
        return auth(
                401,
                "Authentication Error, Only proxy admin can be used to generate, delete, update info for new"
                        + " keys/users/teams. Route=" + route + ". Your role=" + role + ". Your user_id=" + userId);
    }

    /** A key that may not call the route: the oldest line breaks over it. */
    Refusal routeNotAllowed(String message) {
        return line.does(LiteLlmFact.ANSWERS_403_TO_ROUTES_OF_OTHER_KEYS) ? detail(403, message) : plainServerError();
    }

    Refusal overBudget(String message) {
        return error(line.overBudgetStatus(), "budget_exceeded", null, message);
    }

    Refusal missing(JsonNode body, Object... location) {
        return invalid("missing", "Field required", body, null, location);
    }

    Refusal invalidValue(JsonNode body, String message) {
        return invalid("value_error", "Value error, " + message, body, Json.literal("{\"error\":{}}"), "body");
    }

    Refusal invalid(
            String type, String message, @Nullable JsonNode input, @Nullable ObjectNode context, Object... location) {
        return invalid(Json.array().add(violation(type, message, input, context, location)));
    }

    Refusal invalid(ArrayNode violations) {
        return new Refusal(Reply.json(422, Json.object().set("detail", violations)));
    }

    ObjectNode violation(
            String type, String message, @Nullable JsonNode input, @Nullable ObjectNode context, Object... location) {
        ObjectNode violation = Json.object();
        violation.put("type", type);
        ArrayNode loc = violation.putArray("loc");
        for (Object step : location) {
            if (step instanceof Integer index) {
                loc.add(index);
            } else {
                loc.add(step.toString());
            }
        }
        violation.put("msg", message);
        if (line.does(LiteLlmFact.ECHOES_INVALID_INPUT)) {
            violation.set("input", input == null ? NullNode.getInstance() : input);
            if (context != null) {
                violation.set("ctx", context);
            }
        }
        return violation;
    }

    /** The refusal's message alone, as answers to several requests at once hold it. */
    static String reason(Refusal refusal) {
        JsonNode body = Objects.requireNonNullElseGet(Json.parse(refusal.reply().body()), Json::object);
        JsonNode detail = body.path("detail").path("error");
        String message = detail.isTextual()
                ? detail.asText()
                : body.path("error").path("message").asText();
        String unwrapped = message.replaceFirst("^Authentication Error, ", "");
        return unwrapped.startsWith("{'error': ") ? unwrapped.substring(11, unwrapped.length() - 2) : unwrapped;
    }

    /** Python's repr of {@code {key: text}}. */
    static String dict(String key, String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        return "{'" + key + "': " + quote + text.replace("\n", "\\n") + quote + "}";
    }
}
