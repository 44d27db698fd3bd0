package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, changes and deletes users. */
final class LiteLlmUsers {
    private static final List<String> ROLES =
            List.of("proxy_admin", "proxy_admin_viewer", "internal_user", "internal_user_viewer");
    private static final String ROLE_MESSAGE = "Input should be <LitellmUserRoles.PROXY_ADMIN: 'proxy_admin'>,"
            + " <LitellmUserRoles.PROXY_ADMIN_VIEW_ONLY: 'proxy_admin_viewer'>,"
            + " <LitellmUserRoles.INTERNAL_USER: 'internal_user'> or"
            + " <LitellmUserRoles.INTERNAL_USER_VIEW_ONLY: 'internal_user_viewer'>";
    /** Go to the auto key only, or are no column of the user. */
    private static final Set<String> NOT_OF_USER =
            Set.of("user_id", "teams", "key_alias", "duration", "created_at", "updated_at", "budget_reset_at");

    /** Shown with the key's defaults when a key was made. */
    private static final List<String> OF_THE_KEY =
            List.of("model_max_budget", "budget_fallbacks", "router_settings", "access_group_ids");

    private static final Set<String> CLEARED_BY_NULL = Set.of("budget_duration", "tpm_limit", "rpm_limit");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmKeyFactory factory;
    private final LiteLlmRosters rosters;

    LiteLlmUsers(LiteLlmContext context, LiteLlmKeyFactory factory, LiteLlmRosters rosters) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.factory = factory;
        this.rosters = rosters;
    }

    Reply create(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        checkRole(body);
        checkTeams(body);
        if (body.path("models").isNull() || body.path("spend").isNull()) {
            throw errors.raisedDict(500, "Internal Server Error.");
        }
        checkTaken(body);
        context.licence.checkNewUser(body);
        context.checkBudgetDuration(body, false);
        boolean withKey = body.path("auto_create_key").asBoolean(true);
        String key = withKey ? factory.newKey() : "";
        // The key's lifetime is read before anything is stored.
        ObjectNode keyRow = withKey ? keyRow(key, body) : Json.object();
        context.race();
        String id = Json.text(body, "user_id");
        ObjectNode known = id == null ? null : state.users.get(id);
        ObjectNode user = known == null ? state.newUser(id) : known;
        if (known == null) {
            copy(body, user);
        }
        join(body, user);
        if (withKey) {
            keyRow.put("user_id", user.path("user_id").asText());
            state.keys.put(keyRow.path("token").asText(), keyRow);
        }
        ObjectNode answer = created(body, user, key, keyRow);
        context.body.showAsSent(answer, call, "max_budget", "spend");
        return Reply.ok(answer);
    }

    /** What is around an id or e-mail does not count here, but is stored. */
    private void checkTaken(ObjectNode body) {
        String id = Json.text(body, "user_id");
        String bare = id == null || id.isEmpty() ? null : PythonText.strip(id);
        if (bare != null && line.does(LiteLlmFact.REFUSES_KNOWN_USER_IDS) && state.users.containsKey(bare)) {
            throw errors.raisedDict(409, "User with id " + bare + " already exists");
        }
        String email = Json.text(body, "user_email");
        ObjectNode twin = email == null || email.isEmpty() ? null : state.userByEmail(PythonText.strip(email), true);
        if (twin != null) {
            throw errors.raisedDict(
                    line.duplicateEmailStatus(),
                    "User with email " + Json.text(twin, "user_email") + " already exists");
        }
    }

    private ObjectNode keyRow(String key, ObjectNode body) {
        ObjectNode ofKey = body.deepCopy();
        ofKey.remove(List.of("max_budget", "budget_duration", "teams", "user_role", "user_email", "user_alias"));
        return factory.row(key, ofKey, null).putNull("key_type");
    }

    private ObjectNode created(ObjectNode body, ObjectNode user, String key, ObjectNode keyRow) {
        ObjectNode shown = body.deepCopy();
        // The lifetime comes back as a date only.
        shown.remove(List.of("teams", "duration"));
        shown.put("user_id", user.path("user_id").asText());
        if (!key.isEmpty()) {
            for (String field : List.of("key_name", "expires", "created_at", "updated_at")) {
                shown.set(field, keyRow.path(field).isMissingNode() ? null : keyRow.get(field));
            }
            for (String field : OF_THE_KEY) {
                shown.set(field, context.shapes.byDefault("key_generate", field));
            }
        }
        if (line.does(LiteLlmFact.NEW_USERS_TELL_TEAMS) && (Json.has(body, "teams") || Json.has(body, "team_id"))) {
            shown.set("teams", user.path("teams"));
        }
        ObjectNode answer = context.shapes.render("user_new", withoutNulls(shown));
        answer.put("key", key);
        return answer;
    }

    /** A null that was sent is shown as what it defaults to. */
    private static ObjectNode withoutNulls(ObjectNode row) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (!field.getValue().isNull()) {
                out.set(field.getKey(), field.getValue());
            }
        }
        return out;
    }

    private void copy(ObjectNode body, ObjectNode user) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            if (!NOT_OF_USER.contains(name) && !field.getValue().isNull() && context.shapes.lists("user_info", name)) {
                user.set(name, field.getValue().deepCopy());
            }
        }
        user.remove("policies");
        context.metadata.ofNewUser(body, user);
        context.setBudgetReset(user);
    }

    private void join(ObjectNode body, ObjectNode user) {
        for (JsonNode item : body.path("teams")) {
            ObjectNode team = state.teams.get(
                    item.isTextual() ? item.asText() : item.path("team_id").asText());
            String role = item.path("user_role").asText("user");
            // A team's admin needs a licence, and without one is nothing at all.
            if (team != null && !role.equals("admin") && !isMember(team, user)) {
                boolean limited = line.does(LiteLlmFact.GIVES_NEW_USERS_BUDGETS_IN_TEAMS);
                rosters.add(team, user, role, null, limited ? rosters.budget(item) : null);
            }
        }
        String teamId = Json.text(body, "team_id");
        ObjectNode team = teamId == null ? null : state.teams.get(teamId);
        if (team != null && !isMember(team, user)) {
            rosters.add(team, user, "user", null, null);
        }
    }

    private static boolean isMember(ObjectNode team, ObjectNode user) {
        return LiteLlmRosters.contains(team, user.path("user_id").asText());
    }

    private void checkRole(ObjectNode body) {
        String role = Json.text(body, "user_role");
        if (role != null && !ROLES.contains(role)) {
            String expected = ROLE_MESSAGE.substring("Input should be ".length());
            throw errors.invalid(
                    "literal_error",
                    ROLE_MESSAGE,
                    body.get("user_role"),
                    Json.object().put("expected", expected),
                    "body",
                    "user_role");
        }
    }

    private void checkTeams(ObjectNode body) {
        JsonNode teams = body.get("teams");
        if (teams == null || teams.isNull() || teams.isArray()) {
            return;
        }
        ArrayNode violations = Json.array();
        for (String type : List.of("list[str]", "list[NewUserRequestTeam]")) {
            violations.add(
                    errors.violation("list_type", "Input should be a valid list", teams, null, "body", "teams", type));
        }
        throw errors.invalid(violations);
    }

    Reply update(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        checkRole(body);
        return Reply.ok(change(body));
    }

    /** The answer to a change. */
    ObjectNode change(ObjectNode body) {
        String id = Json.text(body, "user_id");
        String email = Json.text(body, "user_email");
        if (id == null && email == null) {
            throw errors.invalidValue(body, "Either user id or user email must be provided");
        }
        if ((id == null || id.isEmpty()) && email == null) {
            throw errors.auth(400, "Authentication Error, Either user_id or user_email must be provided");
        }
        context.checkBudgetDuration(body, true);
        ObjectNode user = id != null ? state.users.get(id) : email == null ? null : state.userByEmail(email, false);
        boolean unknown = user == null;
        JsonNode metadata =
                user != null && user.has("metadata") ? user.get("metadata").deepCopy() : Json.object();
        context.race();
        ObjectNode row = user == null ? state.newUser(id) : user;
        if (!body.has("metadata")) {
            // It writes back what it has read, whatever came between.
            row.set("metadata", metadata);
        }
        change(row, body);
        if (unknown && id == null) {
            // It makes the user all the same.
            throw errors.auth(400, "Authentication Error, 'LiteLLM_UserTable' object has no attribute 'get'");
        }
        ObjectNode answer = Json.object().put("user_id", row.path("user_id").asText());
        answer.set("data", context.shapes.render("user_update", row));
        return answer;
    }

    private void change(ObjectNode row, ObjectNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean empty = value.isContainerNode() && value.isEmpty();
            boolean cleared = value.isNull() && isClearedByNull(name);
            if (NOT_OF_USER.contains(name)
                    || !context.shapes.lists("user_update", name)
                    || (name.equals("user_alias") && !line.does(LiteLlmFact.UPDATES_ALIASES_OF_USERS))
                    || empty
                    || (value.isNull() && !cleared)) {
                continue;
            }
            row.set(name, value.deepCopy());
        }
        context.metadata.ofUser(body, row);
        if (Json.has(body, "budget_duration") || (body.has("budget_duration") && isClearedByNull("budget_duration"))) {
            context.setBudgetReset(row);
        }
        state.touch(row);
    }

    private boolean isClearedByNull(String name) {
        return name.equals("max_budget")
                ? line.does(LiteLlmFact.CLEARS_BUDGETS_OF_USERS)
                : line.does(LiteLlmFact.CLEARS_LIMITS_AND_PERIODS_OF_USERS) && CLEARED_BY_NULL.contains(name);
    }

    Reply delete(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        if (!Json.has(body, "user_ids")) {
            throw errors.missing(body, "body", "user_ids");
        }
        List<String> ids = Json.texts(body, "user_ids");
        String unknown = null;
        for (String id : ids) {
            ObjectNode user = state.users.get(id);
            if (user == null) {
                unknown = id;
                break;
            }
            // Known ones leave their teams' rosters before the unknown one is noticed.
            for (String teamId : Json.texts(user, "teams")) {
                ObjectNode team = state.teams.get(teamId);
                if (team != null) {
                    rosters.dropFromRoster(team, id);
                }
            }
        }
        if (unknown != null) {
            throw errors.detailError(404, "User not found, passed user_id=" + unknown);
        }
        for (String id : ids) {
            state.users.remove(id);
            // Unlike keys that are deleted one by one, they leave nothing behind.
            state.keysWhere("user_id", id)
                    .forEach(key -> state.keys.remove(key.path("token").asText()));
            state.memberships.values().forEach(members -> members.remove(id));
        }
        return Reply.json(200, String.valueOf(ids.size()));
    }
}
