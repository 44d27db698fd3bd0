package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes key rows: for /key/generate and for the key that /user/new makes on the side. */
final class LiteLlmKeyFactory {
    private static final Map<String, String> ROUTES_BY_TYPE =
            Map.of("llm_api", "llm_api_routes", "management", "management_routes", "read_only", "info_routes");
    private static final List<String> TYPES = List.of("llm_api", "management", "read_only", "default");
    private static final Set<String> NOT_STORED = Set.of("key", "duration", "auto_create_key", "soft_budget");

    private final LiteLlmContext context;
    private final SecureRandom random = new SecureRandom();

    LiteLlmKeyFactory(LiteLlmContext context) {
        this.context = context;
    }

    String newKey() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "sk-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A row that is not stored yet. Nobody is the maker of the key that comes with a user. */
    ObjectNode row(String key, ObjectNode body, @Nullable String madeBy) {
        ObjectNode row = Json.object();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getValue().isNull() && !NOT_STORED.contains(field.getKey())) {
                row.set(field.getKey(), field.getValue().deepCopy());
            }
        }
        context.metadata.ofKey(row);
        String hash = LiteLlmState.hash(key);
        row.put("token", hash);
        row.put("token_id", hash);
        row.put("key_name", LiteLlmAuth.shortName(key));
        if (!Json.has(row, "spend")) {
            row.put("spend", 0.0);
        }
        row.put("created_by", madeBy);
        row.put("updated_by", madeBy);
        context.state.stamped(row);
        if (madeBy != null && !row.has("key_type")) {
            row.put("key_type", "default");
        }
        String routes = ROUTES_BY_TYPE.get(row.path("key_type").asText());
        if (routes != null) {
            row.putArray("allowed_routes").add(routes);
        }
        joinOrganization(row);
        String duration = Json.text(body, "duration");
        if (duration != null) {
            row.put("expires", expiry(duration).toString());
        }
        context.setBudgetReset(row);
        if (Json.has(body, "soft_budget")) {
            setSoftBudget(row, body.path("soft_budget").asDouble());
        }
        return row;
    }

    private void joinOrganization(ObjectNode row) {
        String teamId = Json.text(row, "team_id");
        ObjectNode team = teamId == null ? null : context.state.teams.get(teamId);
        String id = team == null ? null : Json.text(team, "organization_id");
        if (id != null && context.line.does(LiteLlmFact.KEYS_JOIN_THE_ORGANIZATION_OF_THEIR_TEAM)) {
            row.put("organization_id", id).put("org_id", id);
        }
    }

    /** A soft budget is a budget of the key's own beside its maximum. */
    void setSoftBudget(ObjectNode row, double amount) {
        ObjectNode budget = Json.object();
        budget.put("budget_id", UUID.randomUUID().toString());
        budget.put("soft_budget", amount);
        budget.putObject("model_max_budget");
        budget.put("created_by", "default_user_id");
        budget.put("updated_by", "default_user_id");
        context.state.stamped(budget);
        row.set("budget_id", budget.get("budget_id"));
        row.set("litellm_budget_table", context.shapes.render("budget_row", budget));
    }

    void checkType(ObjectNode body) {
        String type = Json.text(body, "key_type");
        if (type != null && !TYPES.contains(type)) {
            String expected = "'llm_api', 'management', 'read_only' or 'default'";
            throw context.errors.invalid(
                    "enum",
                    "Input should be " + expected,
                    body.get("key_type"),
                    Json.object().put("expected", expected),
                    "body",
                    "key_type");
        }
    }

    private Instant expiry(String duration) {
        Instant now = context.state.now();
        try {
            return !context.line.does(LiteLlmFact.LETS_KEYS_LIVE_AS_LONG_AS_ASKED)
                    ? context.durations.boundary(now, duration)
                    : context.durations.after(now, duration);
        } catch (LiteLlmDurations.Unusable e) {
            throw context.errors.raised(500, context.line.errorPrefix() + e.getMessage());
        }
    }
}
