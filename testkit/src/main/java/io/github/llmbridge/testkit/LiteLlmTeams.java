package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes, blocks and deletes teams. */
final class LiteLlmTeams {
    private static final Set<String> FIXED =
            Set.of("team_id", "members_with_roles", "created_at", "updated_at", "spend", "budget_reset_at");

    private static final List<String> IN_METADATA = List.of(
            "model_rpm_limit",
            "model_tpm_limit",
            "mcp_rpm_limit",
            "rpm_limit_type",
            "tpm_limit_type",
            "default_estimated_output_tokens",
            "default_estimated_output_tokens_per_model",
            "enforced_batch_output_expires_after",
            "enforced_file_expires_after",
            "allowed_vector_store_indexes",
            "require_trace_id");
    private static final Set<String> NEWEST_IN_METADATA =
            Set.of("default_estimated_output_tokens", "default_estimated_output_tokens_per_model", "require_trace_id");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmRosters rosters;

    LiteLlmTeams(LiteLlmContext context, LiteLlmRosters rosters) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.rosters = rosters;
    }

    static boolean isTeamAdmin(LiteLlmState state, LiteLlmCaller caller, @Nullable String teamId) {
        ObjectNode team = teamId == null ? null : state.teams.get(teamId);
        String self = caller.userId();
        JsonNode member = team == null || self == null ? null : LiteLlmRosters.member(team, "user_id", self);
        return member != null && "admin".equals(Json.text(member, "role"));
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        checkMembers(body);
        String wanted = Json.text(body, "team_id");
        if (wanted != null && state.teams.containsKey(wanted)) {
            throw errors.raisedDict(400, "Team id = " + wanted + " already exists. Please use a different team id.");
        }
        context.licence.checkNewTeam(body);
        context.checkBudget(body, false);
        context.checkBudgetDuration(body, false);
        String id = wanted == null ? UUID.randomUUID().toString() : wanted;
        context.race();
        if (state.teams.containsKey(id)) {
            throw errors.raised(500, line.errorPrefix() + "Unique constraint failed on the fields: (`team_id`)");
        }
        ObjectNode team = state.stamped(Json.object());
        team.put("team_id", id);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIXED.contains(field.getKey()) && !field.getValue().isNull() && takes("team_new", field.getKey())) {
                team.set(field.getKey(), field.getValue().deepCopy());
            }
        }
        keepInMetadata(team, body);
        context.setBudgetReset(team);
        team.putArray("members_with_roles");
        state.teams.put(id, team);
        for (JsonNode member : body.path("members_with_roles")) {
            ObjectNode user = rosters.userFor(Json.text(member, "user_id"), Json.text(member, "user_email"));
            rosters.add(team, user, member.path("role").asText(), Json.text(member, "user_email"), null);
        }
        String maker = caller.userId();
        if (maker != null && !LiteLlmRosters.contains(team, maker)) {
            rosters.add(team, rosters.userFor(maker, null), "admin", null, null);
        }
        return Reply.ok(context.shapes.render("team_new", team));
    }

    private boolean takes(String shape, String field) {
        boolean shownOnly = field.equals("model_max_budget") && !line.does(LiteLlmFact.LICENSES_MODEL_BUDGETS_OF_TEAMS);
        return !shownOnly && context.shapes.lists(shape, field);
    }

    /** Limits by model and the like have no column of their own. */
    private void keepInMetadata(ObjectNode team, ObjectNode body) {
        for (String name : IN_METADATA) {
            if (isKeptInMetadata(name) && Json.has(body, name)) {
                ObjectNode metadata = team.get("metadata") instanceof ObjectNode own ? own : team.putObject("metadata");
                metadata.set(name, body.get(name).deepCopy());
            }
        }
    }

    private boolean isKeptInMetadata(String name) {
        return line.does(
                NEWEST_IN_METADATA.contains(name)
                        ? LiteLlmFact.KEEPS_MORE_OF_TEAMS_IN_METADATA
                        : LiteLlmFact.KEEPS_LIMITS_OF_TEAMS_IN_METADATA);
    }

    private void checkMembers(ObjectNode body) {
        for (String field : List.of("models", "members_with_roles")) {
            if (body.path(field).isNull()) {
                throw errors.invalid("list_type", "Input should be a valid list", body.get(field), null, "body", field);
            }
        }
        if (body.path("blocked").isNull()) {
            throw errors.invalid(
                    "bool_type", "Input should be a valid boolean", body.get("blocked"), null, "body", "blocked");
        }
        int index = 0;
        for (JsonNode member : body.path("members_with_roles")) {
            LiteLlmMembers.checkMember(errors, member, "body", "members_with_roles", index++);
        }
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "team_id");
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            String message = "Team not found, passed team_id=" + id;
            throw line.does(LiteLlmFact.TELLS_ERRORS_OF_TEAM_UPDATES_LIKE_OTHERS)
                    ? errors.raisedDict(404, message)
                    : errors.detailError(404, message);
        }
        if (!caller.isAdmin()) {
            throw errors.raised(
                    403,
                    isTeamAdmin(state, caller, id)
                            ? "Team admins on this proxy cannot edit team settings. Ask a proxy admin to enable"
                                    + " fields under Settings > UI > Team admin editable fields."
                            : "You do not have access to this team");
        }
        context.licence.checkTeamUpdate(body);
        context.checkBudget(body, false);
        if (!line.does(LiteLlmFact.TELLS_ERRORS_OF_TEAM_UPDATES_LIKE_OTHERS) && context.budgetComplaint(body) != null) {
            throw errors.plainServerError();
        }
        context.checkBudgetDuration(body, false);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (!FIXED.contains(name) && takes("team_update", name)) {
                team.set(name, value.deepCopy());
            }
        }
        keepInMetadata(team, body);
        // The oldest line forgets to take the date back with the period.
        if (Json.has(body, "budget_duration")
                || (body.has("budget_duration") && line.does(LiteLlmFact.CLEARS_PERIODS))) {
            context.setBudgetReset(team);
        }
        state.touch(team);
        ObjectNode answer = Json.object().put("team_id", id);
        answer.set("data", context.shapes.render("team_update", team));
        return Reply.ok(answer);
    }

    /** As an update, but metadata is merged, and null deletes a name there. */
    Reply patch(Call call) {
        ObjectNode body = context.body.read(call);
        String id = call.variable("team_id");
        ObjectNode team = state.teams.get(id);
        if (team != null && body.get("metadata") instanceof ObjectNode changes) {
            ObjectNode merged = team.get("metadata") instanceof ObjectNode own ? own.deepCopy() : Json.object();
            changes.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    merged.remove(field.getKey());
                } else {
                    merged.set(field.getKey(), field.getValue());
                }
            });
            body.set("metadata", merged);
        }
        body.put("team_id", id);
        update(call.withBody(Json.write(body)));
        return Reply.ok(context.shapes.render("team_new", find(id)));
    }

    Reply block(Call call, boolean blocked) {
        context.auth.admit(call);
        ObjectNode team = find(context.body.required(context.body.read(call), "team_id"));
        team.put("blocked", blocked);
        state.touch(team);
        return Reply.ok(context.shapes.render("team_update", team));
    }

    private ObjectNode find(String id) {
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            throw errors.detailError(404, "Team not found, passed team_id=" + id);
        }
        return team;
    }

    Reply delete(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!Json.has(body, "team_ids")) {
            throw errors.missing(body, "body", "team_ids");
        }
        List<String> ids = Json.texts(body, "team_ids").stream().distinct().toList();
        ids.forEach(this::find);
        ArrayNode deleted = Json.array();
        for (String id : ids) {
            state.teams.remove(id);
            state.memberships.remove(id);
            state.keysWhere("team_id", id).forEach(key -> state.deleteKey(key, String.valueOf(caller.userId())));
            state.users.values().forEach(user -> LiteLlmState.remove(LiteLlmState.array(user, "teams"), id, true));
            deleted.add(id);
        }
        return Reply.ok(Json.object().set("deleted_teams", deleted));
    }
}
