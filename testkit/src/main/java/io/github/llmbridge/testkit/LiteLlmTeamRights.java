package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a team's keys may call, and what its members may do with them. */
final class LiteLlmTeamRights {
    private static final Set<String> OF_KEYS = Set.of(
            "max_budget",
            "budget_id",
            "budget_duration",
            "tpm_limit",
            "rpm_limit",
            "max_parallel_requests",
            "metadata");

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;

    LiteLlmTeamRights(LiteLlmContext context) {
        this.context = context;
        this.errors = context.errors;
        this.state = context.state;
    }

    /** A team that may call every model says so by name from then on. */
    Reply addModels(Call call) {
        return changeModels(call, true);
    }

    /** The last one taken away leaves none, which means every model. */
    Reply removeModels(Call call) {
        return changeModels(call, false);
    }

    private Reply changeModels(Call call, boolean add) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "team_id");
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            throw errors.detailError(404, "Team not found, passed team_id=" + id);
        }
        Set<String> models = new LinkedHashSet<>(Json.texts(team, "models"));
        List<String> sent = Json.texts(body, "models");
        if (add && models.isEmpty()) {
            models.add("all-proxy-models");
        }
        if (add) {
            models.addAll(sent);
        } else {
            sent.forEach(models::remove);
        }
        team.set("models", Json.strings(models));
        state.touch(team);
        return Reply.ok(context.shapes.render("team_update", team));
    }

    Reply permissions(Call call) {
        context.auth.admit(call);
        String id = call.query("team_id");
        if (id == null) {
            throw errors.missing(NullNode.getInstance(), "query", "team_id");
        }
        ObjectNode answer = Json.object().put("team_id", id);
        answer.set("team_member_permissions", Json.strings(Json.texts(team(id), "team_member_permissions")));
        answer.set("all_available_permissions", Json.strings(context.shapes.names("team_permissions")));
        return Reply.ok(answer);
    }

    /** Words that nobody knows are taken. */
    Reply updatePermissions(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode team = team(context.body.required(body, "team_id"));
        team.set("team_member_permissions", Json.strings(Json.texts(body, "team_member_permissions")));
        state.touch(team);
        return Reply.ok(context.shapes.render("team_new", team));
    }

    Reply addPermissions(Call call) {
        context.auth.admit(call);
        ObjectNode body = call.fields();
        List<String> permissions = Json.texts(body, "permissions");
        List<String> ids = body.path("apply_to_all_teams").asBoolean()
                ? List.copyOf(state.teams.keySet())
                : Json.texts(body, "team_ids");
        List<String> unknown =
                ids.stream().filter(id -> !state.teams.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw errors.detailError(404, "Team(s) not found: ['" + String.join("', '", unknown) + "']");
        }
        int changed = 0;
        for (String id : ids) {
            Set<String> all = new LinkedHashSet<>(Json.texts(team(id), "team_member_permissions"));
            changed += all.addAll(permissions) ? 1 : 0;
            team(id).set("team_member_permissions", Json.strings(all));
        }
        ObjectNode answer = Json.object().put("message", "Team permissions updated successfully");
        answer.put("teams_updated", changed);
        answer.set("permissions_appended", Json.strings(permissions));
        return Reply.ok(answer);
    }

    Reply updateKeys(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = context.body.required(body, "team_id");
        List<String> hashes = new ArrayList<>(Json.texts(body, "key_ids"));
        if (body.path("all_keys_in_team").asBoolean()) {
            state.keysWhere("team_id", teamId)
                    .forEach(key -> hashes.add(key.path("token").asText()));
            if (hashes.isEmpty()) {
                throw errors.detailError(404, "No keys found for team " + teamId);
            }
        }
        ArrayNode done = Json.array();
        ArrayNode failed = Json.array();
        for (String hash : hashes) {
            ObjectNode key = state.keys.get(hash);
            if (key == null || !Objects.equals(teamId, Json.text(key, "team_id"))) {
                ObjectNode failure = Json.object().put("key", hash).putNull("key_info");
                failed.add(failure.put("failed_reason", "Key not found in team " + teamId));
            } else {
                done.add(Json.object().put("key", hash).set("key_info", changed(key, body.path("update_fields"))));
            }
        }
        ObjectNode answer = Json.object().put("total_requested", hashes.size());
        answer.set("successful_updates", done);
        answer.set("failed_updates", failed);
        return Reply.ok(answer);
    }

    private ObjectNode changed(ObjectNode key, JsonNode fields) {
        OF_KEYS.stream().filter(fields::has).forEach(name -> key.set(name, fields.get(name)));
        ObjectNode shown = context.shapes.render("key_of_team", key);
        shown.remove("token");
        return shown;
    }

    Reply available(Call call) {
        context.auth.authenticate(call);
        if (!context.line.does(LiteLlmFact.LISTS_AVAILABLE_TEAMS)) {
            throw errors.detailError(
                    400,
                    "No available teams for user to join. See how to set available teams here:"
                            + " https://docs.litellm.ai/docs/proxy/self_serve#all-settings-for-self-serve--sso-flow");
        }
        return Reply.ok(Json.array());
    }

    /** Activity is not kept here: nobody spent anything. */
    Reply spendByUser(Call call) {
        context.auth.admit(call);
        if (call.query("team_ids") == null) {
            throw errors.detailError(400, "Please provide team_ids");
        }
        if (call.query("start_date") == null || call.query("end_date") == null) {
            throw errors.detailError(400, "Please provide start_date and end_date");
        }
        ObjectNode answer = Json.object().put("start_date", call.query("start_date"));
        answer.put("end_date", call.query("end_date")).putArray("results");
        return Reply.ok(answer);
    }

    private ObjectNode team(String id) {
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            throw errors.unknownTeam(id);
        }
        return team;
    }
}
