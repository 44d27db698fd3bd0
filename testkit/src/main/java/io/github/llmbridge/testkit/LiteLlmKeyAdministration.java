package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What administrators do to keys beside making and changing them. */
final class LiteLlmKeyAdministration {
    private static final int MOST_KEYS = 500;

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmKeys keys;

    LiteLlmKeyAdministration(LiteLlmContext context, LiteLlmKeys keys) {
        this.context = context;
        this.errors = context.errors;
        this.state = context.state;
        this.keys = keys;
    }

    Reply generateForServiceAccount(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = Json.text(body, "team_id");
        if (teamId == null) {
            throw errors.detail(
                    400, "team_id is required for service account keys. Please specify `team_id` in the request body.");
        }
        if (!state.teams.containsKey(teamId)) {
            throw errors.detail(
                    400,
                    "team_id does not exist in the database. Please specify a valid `team_id` in the request body.");
        }
        body.remove("user_id");
        String alias = Json.text(body, "key_alias");
        if (context.line.does(LiteLlmFact.NAMES_SERVICE_ACCOUNTS_BY_ALIAS) && alias != null) {
            ObjectNode metadata = body.get("metadata") instanceof ObjectNode given ? given : body.putObject("metadata");
            metadata.put("service_account_id", alias);
        }
        return keys.generate(caller, body, call);
    }

    Reply regenerate(Call call) {
        context.auth.admit(call);
        String message = "Regenerating Virtual Keys is an Enterprise feature, " + LiteLlmLicence.NEEDED;
        throw errors.raised(500, context.line.errorPrefix() + message);
    }

    Reply resetSpend(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!Json.has(body, "reset_to")) {
            throw errors.missing(body, "body", "reset_to");
        }
        String hash = LiteLlmState.hash(call.variable("key"));
        ObjectNode row = state.keys.get(hash);
        if (row == null) {
            throw errors.detailError(404, "Key " + call.variable("key") + " not found.");
        }
        if (!keys.manages(caller, row)) {
            throw errors.detailError(403, "You must be a proxy admin or team admin to reset key spend");
        }
        double wanted = body.path("reset_to").asDouble();
        double spend = row.path("spend").asDouble();
        if (wanted > spend) {
            throw errors.detailError(400, "reset_to (" + wanted + ") must be <= current spend (" + spend + ")");
        }
        row.put("spend", wanted);
        state.touch(row);
        ObjectNode answer = Json.object();
        answer.put("key_hash", hash);
        answer.put("spend", wanted);
        answer.put("previous_spend", spend);
        ObjectNode shown = context.shapes.render("key_update", row);
        answer.set("max_budget", shown.path("max_budget"));
        answer.set("budget_reset_at", shown.path("budget_reset_at"));
        return Reply.ok(answer);
    }

    Reply bulkUpdate(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!caller.isAdmin()) {
            throw errors.detailError(403, "Only proxy admins can perform bulk key updates");
        }
        JsonNode changes = body.path("keys");
        if (changes.isEmpty()) {
            throw errors.detailError(400, "No keys provided for update");
        }
        if (changes.size() > MOST_KEYS) {
            throw errors.detailError(
                    400, "Maximum " + MOST_KEYS + " keys can be updated at once. Found " + changes.size() + " keys.");
        }
        ObjectNode answer = Json.object().put("total_requested", changes.size());
        ArrayNode done = answer.putArray("successful_updates");
        ArrayNode failed = answer.putArray("failed_updates");
        for (JsonNode change : changes) {
            ObjectNode result = Json.object().put("key", change.path("key").asText());
            try {
                ObjectNode row = keys.update(caller, change.deepCopy());
                result.set("key_info", shown(row));
                done.add(result);
            } catch (Refusal refusal) {
                result.set(
                        "key_info",
                        shown(state.keys.get(
                                LiteLlmState.hash(change.path("key").asText()))));
                result.put("failed_reason", LiteLlmErrors.reason(refusal));
                failed.add(result);
            }
        }
        return Reply.ok(answer);
    }

    private JsonNode shown(@Nullable ObjectNode row) {
        if (row == null) {
            return Json.object().nullNode();
        }
        ObjectNode shown = context.shapes.render("key_update", row);
        shown.remove("token");
        return shown;
    }
}
