package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, changes, blocks and deletes keys. */
final class LiteLlmKeys {
    private static final Set<String> FIXED =
            Set.of("key", "token", "key_name", "created_at", "created_by", "updated_at", "updated_by", "expires");
    private static final int SHORTEST = 16;

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmKeyFactory factory;
    private final LiteLlmKeyMoves moves;
    private final LiteLlmKeyAliases aliases;

    LiteLlmKeys(LiteLlmContext context, LiteLlmKeyFactory factory) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.factory = factory;
        this.moves = new LiteLlmKeyMoves(context);
        this.aliases = new LiteLlmKeyAliases(context);
    }

    Reply generate(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        return generate(caller, context.body.read(call), call);
    }

    Reply generate(LiteLlmCaller caller, ObjectNode body, Call call) {
        factory.checkType(body);
        if (!caller.isAdmin()) {
            claim(caller, body);
        }
        context.licence.checkNewKey(body);
        context.checkBudget(body, false);
        context.checkBudgetDuration(body, false);
        aliases.checkNew(Json.text(body, "key_alias"));
        String wanted = Json.text(body, "key");
        if (wanted != null) {
            checkFormat(wanted);
        }
        if (!line.does(LiteLlmFact.TAKES_ENFORCED_PARAMS) && Json.has(body, "enforced_params")) {
            throw errors.raised(
                    500,
                    "Internal Server Error, generate_key_helper_fn() got an unexpected keyword argument"
                            + " 'enforced_params'");
        }
        if (Json.texts(body, "models").stream().anyMatch(context.models::hasWildcardIn)) {
            throw context.licence.wildcardGroup(false);
        }
        String key = wanted == null ? factory.newKey() : wanted;
        ObjectNode row = factory.row(key, body, caller.userId());
        context.race();
        // The same key twice is no error: nothing is stored, and the answer shows what was asked for.
        ObjectNode first = state.keys.putIfAbsent(row.path("token").asText(), row);
        if (first != null) {
            row.set("created_at", first.get("created_at"));
            row.set("updated_at", first.get("updated_at"));
        }
        ObjectNode answer = context.shapes.render("key_generate", row);
        answer.putNull("litellm_budget_table");
        answer.put("key", key);
        context.body.showAsSent(answer, call, "max_budget", "spend");
        return Reply.ok(answer);
    }

    private void claim(LiteLlmCaller caller, ObjectNode body) {
        String wanted = Json.text(body, "user_id");
        String self = caller.userId();
        if (wanted != null && !wanted.equals(self)) {
            throw errors.raised(
                    403, "User can only create keys for themselves. Got user_id=" + wanted + ", Your ID=" + self);
        }
        if (line.does(LiteLlmFact.GIVES_KEYS_TO_THEIR_MAKERS)) {
            body.put("user_id", self);
        }
    }

    private void checkFormat(String key) {
        if (!key.startsWith("sk-")) {
            throw errors.raisedDict(
                    400,
                    "Invalid key format. LiteLLM Virtual Key must start with 'sk-'. Received: "
                            + line.shownMalformed(key));
        }
        if (line.does(LiteLlmFact.CHECKS_LENGTHS_OF_KEYS) && key.length() < SHORTEST) {
            throw errors.raisedDict(
                    400, "Invalid key format. LiteLLM Virtual Key must be at least 16 characters long.");
        }
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode row = update(caller, body);
        ObjectNode answer = context.shapes.render("key_update", row);
        String named = Json.text(body, "key");
        answer.put("key", named == null ? row.path("token").asText() : named);
        return Reply.ok(answer);
    }

    ObjectNode update(LiteLlmCaller caller, ObjectNode body) {
        ObjectNode row = find(body);
        if (line.does(LiteLlmFact.GUARDS_KEYS) && !manages(caller, row)) {
            boolean money = body.has("max_budget") || body.has("spend");
            String what = money ? "/key/update (max_budget/spend)" : "/key/update";
            throw errors.auth(403, LiteLlmErrors.dict("error", onlyAdmins(caller, what)));
        }
        context.licence.checkKeyUpdate(body);
        context.checkBudget(body, true);
        context.checkBudgetDuration(body, true);
        moves.check(body, row);
        String duration = Json.text(body, "duration");
        if (duration != null && !duration.isEmpty() && !isNever(duration)) {
            String complaint = context.durations.complaint(state.now(), duration);
            if (complaint != null) {
                throw errors.auth(400, "Authentication Error, " + complaint);
            }
        }
        aliases.checkChange(Json.text(body, "key_alias"), row);
        if (Json.texts(body, "models").stream().anyMatch(context.models::hasWildcardIn)) {
            throw context.licence.wildcardGroup(true);
        }
        for (String field : List.of("models", "spend")) {
            if (body.path(field).isNull()) {
                throw errors.auth(
                        400,
                        "Authentication Error, Unable to match input value to any allowed input type for the field."
                                + " Parse errors: [`data." + field + "`: A value is required but not set]");
            }
        }
        JsonNode metadata = row.has("metadata") ? row.get("metadata").deepCopy() : Json.object();
        context.race();
        if (!body.has("metadata")) {
            // It writes back what it has read, whatever came between.
            row.set("metadata", metadata);
        }
        change(row, body);
        return row;
    }

    private ObjectNode find(ObjectNode body) {
        String key = Json.text(body, "key");
        String alias = Json.text(body, "key_alias");
        if (key == null && !line.does(LiteLlmFact.UPDATES_KEYS_BY_ALIAS)) {
            throw errors.missing(body, "body", "key");
        }
        if (key == null && alias == null) {
            throw errors.invalidValue(body, "either key or key_alias must be provided");
        }
        if (key == null
                && state.keysWhere("key_alias", alias == null ? "" : alias).size() > 1) {
            throw errors.error(
                    400,
                    "bad_request_error",
                    "key_alias",
                    "Multiple keys share key_alias='" + alias + "', so it cannot be used as an identifier.");
        }
        ObjectNode row =
                key != null ? state.keys.get(LiteLlmState.hash(key)) : alias == null ? null : state.keyByAlias(alias);
        if (row == null) {
            throw line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_KEYS)
                    ? keyNotFound("Key not found.")
                    : errors.auth(
                            401,
                            "Authentication Error: invalid user key - user key does not exist in db. User Key="
                                    + LiteLlmState.hash(key == null ? "" : key));
        }
        return row;
    }

    private Refusal keyNotFound(String message) {
        return errors.error(404, "not_found_error", "key", message);
    }

    private boolean isNever(String duration) {
        return duration.equals("-1") && line.does(LiteLlmFact.CLEARS_PERIODS);
    }

    private void change(ObjectNode row, ObjectNode body) {
        if (row.path("metadata").isNull()) {
            // A null stays only until the next change.
            row.putObject("metadata");
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (FIXED.contains(name)
                    || (name.equals("team_id") && moves.isEmpty(Json.text(body, name)))
                    || !context.shapes.lists("key_update", name)
                    || (name.equals("budget_duration") && saysNothing(value))) {
                continue;
            }
            row.set(name, value.deepCopy());
        }
        ObjectNode unseen = body.deepCopy();
        unseen.set("metadata", row.path("metadata"));
        context.metadata.ofKey(unseen);
        row.set("metadata", unseen.path("metadata"));
        if (body.has("budget_duration")) {
            context.setBudgetReset(row);
        }
        if (Json.has(body, "soft_budget") && line.does(LiteLlmFact.CHANGES_SOFT_BUDGETS)) {
            factory.setSoftBudget(row, body.path("soft_budget").asDouble());
        }
        if (body.has("duration")) {
            String duration = Json.text(body, "duration");
            if (duration != null && !duration.isEmpty() && !isNever(duration)) {
                row.put(
                        "expires",
                        context.durations.after(state.now(), duration).toString());
            } else if (line.does(LiteLlmFact.CLEARS_PERIODS) && (duration == null || isNever(duration))) {
                row.set("expires", NullNode.getInstance());
            }
        }
        settingsTouched(row);
    }

    private boolean saysNothing(JsonNode period) {
        return period.isNull()
                ? !line.does(LiteLlmFact.CLEARS_PERIODS)
                : period.asText().isEmpty();
    }

    private void settingsTouched(ObjectNode row) {
        state.touch(row);
        row.put("settings_updated_at", state.now().toString());
    }

    boolean manages(LiteLlmCaller caller, ObjectNode row) {
        return caller.isAdmin() || LiteLlmTeams.isTeamAdmin(state, caller, Json.text(row, "team_id"));
    }

    private static String onlyAdmins(LiteLlmCaller caller, String what) {
        return "Only proxy admins, team admins, or org admins can call " + what + ". user_role=" + caller.role()
                + ", user_id=" + caller.userId();
    }

    Reply delete(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        List<String> names = Json.texts(body, "keys");
        List<String> aliases = Json.texts(body, "key_aliases");
        if (names.isEmpty() && aliases.isEmpty()) {
            throw errors.invalidValue(body, "At least one of 'keys' or 'key_aliases' must be provided.");
        }
        List<ObjectNode> found = new ArrayList<>();
        for (String name : names.isEmpty() ? aliases : names) {
            found.addAll(state.keysWhere(
                    names.isEmpty() ? "key_alias" : "token", names.isEmpty() ? name : LiteLlmState.hash(name)));
        }
        if (found.isEmpty()) {
            throw errors.raisedDict(404, "No keys found");
        }
        if (!found.stream().allMatch(row -> manages(caller, row) || caller.owns(row))) {
            throw errors.raisedDict(403, "You are not authorized to delete this key");
        }
        found.forEach(row -> state.deleteKey(row, String.valueOf(caller.userId())));
        // It names what was sent, also what never existed.
        return Reply.ok(Json.object().set("deleted_keys", Json.strings(names.isEmpty() ? aliases : names)));
    }

    Reply block(Call call, boolean blocked) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String named = context.body.required(body, "key");
        if (!named.startsWith("sk-") && !named.matches("[0-9a-f]{64}")) {
            throw errors.error(400, "bad_request_error", "key", "Invalid key format.");
        }
        String hash = LiteLlmState.hash(named);
        ObjectNode row = state.keys.get(hash);
        if (row == null) {
            throw line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_KEYS)
                    ? keyNotFound("Key not found.")
                    : errors.error(
                            401,
                            "token_not_found_in_db",
                            "key",
                            "Authentication Error, Invalid proxy server token passed. key=" + hash
                                    + ", not found in db. Create key via `/key/generate` call.");
        }
        if (line.does(LiteLlmFact.GUARDS_KEYS) && !manages(caller, row)) {
            throw errors.detailError(403, onlyAdmins(caller, call.path()));
        }
        row.put("blocked", blocked);
        settingsTouched(row);
        return Reply.ok(context.shapes.render(blocked ? "key_block" : "key_unblock", row));
    }
}
