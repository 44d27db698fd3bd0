package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes users into a team and out of it. */
final class LiteLlmMembers {
    private static final Set<String> ROLES = Set.of("admin", "user");
    private static final String ENTERPRISE = "Assigning team admins is a premium feature. " + LiteLlmLicence.NEEDED;

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmRosters rosters;

    LiteLlmMembers(LiteLlmContext context, LiteLlmRosters rosters) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.rosters = rosters;
    }

    static void checkMember(LiteLlmErrors errors, JsonNode member, Object... location) {
        String role = Json.text(member, "role");
        Object[] atRole = new Object[location.length + 1];
        System.arraycopy(location, 0, atRole, 0, location.length);
        atRole[location.length] = "role";
        if (role == null) {
            throw errors.missing(member, atRole);
        }
        if (!ROLES.contains(role)) {
            throw errors.invalid(
                    "literal_error",
                    "Input should be 'admin' or 'user'",
                    member.get("role"),
                    Json.object().put("expected", "'admin' or 'user'"),
                    atRole);
        }
        if (!Json.has(member, "user_id") && !Json.has(member, "user_email")) {
            throw errors.invalidValue(member, "Either user id or user email must be provided");
        }
    }

    Reply add(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = context.body.required(body, "team_id");
        if (!Json.has(body, "member")) {
            throw errors.missing(body, "body", "member");
        }
        JsonNode sent = body.path("member");
        List<JsonNode> members = new ArrayList<>();
        (sent.isArray() ? sent : Json.array().add(sent)).forEach(members::add);
        members.forEach(member -> checkMember(errors, member, "body"));
        ObjectNode team = team(teamId);
        checkManager(caller, teamId, call.path());
        checkNewcomers(caller, members);
        context.checkSharedBudgetDuration(body);
        List<JsonNode> newcomers = newcomers(team, members, sent.isArray());
        return Reply.ok(added(team, newcomers, body));
    }

    /** All members or none, always 200; what went wrong is in the results. */
    Reply addMany(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = context.body.required(body, "team_id");
        List<JsonNode> members = new ArrayList<>();
        body.path("members").forEach(members::add);
        if (body.path("all_users").asBoolean()) {
            state.users
                    .keySet()
                    .forEach(id -> members.add(Json.object().put("user_id", id).put("role", "user")));
        }
        if (members.isEmpty()) {
            throw errors.detailError(400, "At least one member is required");
        }
        ObjectNode team = null;
        String error = "";
        try {
            ObjectNode found = team(teamId);
            checkNewcomers(caller, members);
            team = added(found, newcomers(found, members, true), body);
        } catch (Refusal refusal) {
            error = line.does(LiteLlmFact.TELLS_WHY_MEMBERS_WERE_NOT_ADDED)
                    ? refusal.reply().body()
                    : "";
        }
        ArrayNode results = Json.array();
        for (JsonNode member : members) {
            results.add(result(member, team, error));
        }
        ObjectNode answer = Json.object().put("team_id", teamId);
        answer.set("results", results);
        answer.put("total_requested", members.size());
        answer.put("successful_additions", team == null ? 0 : members.size());
        answer.put("failed_additions", team == null ? members.size() : 0);
        answer.set("updated_team", team == null ? NullNode.getInstance() : team);
        return Reply.ok(answer);
    }

    private static ObjectNode result(JsonNode member, @Nullable ObjectNode team, String error) {
        String id = Json.text(member, "user_id");
        ObjectNode result = Json.object().put("user_id", id).put("user_email", Json.text(member, "user_email"));
        result.put("success", team != null).put("error", team == null ? error : null);
        result.set("updated_user", of(team, "updated_users", id));
        result.set("updated_team_membership", of(team, "updated_team_memberships", id));
        return result;
    }

    private static JsonNode of(@Nullable ObjectNode team, String list, @Nullable String userId) {
        if (team != null && userId != null) {
            for (JsonNode row : team.path(list)) {
                if (userId.equals(Json.text(row, "user_id"))) {
                    return row;
                }
            }
        }
        return NullNode.getInstance();
    }

    private ObjectNode team(String teamId) {
        ObjectNode team = state.teams.get(teamId);
        if (team == null) {
            throw errors.unknownTeam(teamId);
        }
        return team;
    }

    private void checkManager(LiteLlmCaller caller, String teamId, String route) {
        if (!caller.isAdmin() && !LiteLlmTeams.isTeamAdmin(state, caller, teamId)) {
            throw errors.detailError(
                    403,
                    "Call not allowed. User not proxy admin OR team admin. route=" + route + ", team_id=" + teamId);
        }
    }

    private void checkNewcomers(LiteLlmCaller caller, List<JsonNode> members) {
        for (JsonNode member : members) {
            if ("admin".equals(Json.text(member, "role"))) {
                throw errors.detailError(400, ENTERPRISE);
            }
            String id = Json.text(member, "user_id");
            if (line.does(LiteLlmFact.NEW_USERS_IN_TEAMS_NEED_AN_ADMINISTRATOR)
                    && !caller.isAdmin()
                    && id != null
                    && !state.users.containsKey(id)) {
                throw errors.detailError(
                        403,
                        "Only proxy admins can add a user_id that does not exist yet: " + id
                                + ". Add the member by user_email to invite a new user, or ask a proxy admin to"
                                + " create the user first.");
            }
        }
    }

    /** Known members are an error only when there is nobody else. */
    private List<JsonNode> newcomers(ObjectNode team, List<JsonNode> members, boolean asList) {
        List<JsonNode> newcomers =
                members.stream().filter(member -> !isMember(team, member)).toList();
        if (!newcomers.isEmpty()) {
            return line.does(LiteLlmFact.SKIPS_KNOWN_MEMBERS) ? newcomers : members;
        }
        JsonNode first = asList ? team : members.get(0);
        String message = asList
                ? "All users are already in team. Existing members=" + roster(team)
                : "User already in team. Member: user_id=" + python(first, "user_id", "") + ", user_email="
                        + python(first, "user_email", "") + ". Existing members=" + roster(team);
        throw errors.error(400, "team_member_already_in_team", "member", message);
    }

    private static boolean isMember(ObjectNode team, JsonNode member) {
        String id = Json.text(member, "user_id");
        String email = Json.text(member, "user_email");
        return (id != null && LiteLlmRosters.contains(team, id))
                || (email != null && LiteLlmRosters.member(team, "user_email", email) != null);
    }

    private static String roster(ObjectNode team) {
        return StreamSupport.stream(team.path("members_with_roles").spliterator(), false)
                .map(member -> "Member(user_id=" + python(member, "user_id", "'") + ", user_email="
                        + python(member, "user_email", "'") + ", role=" + python(member, "role", "'") + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String python(JsonNode node, String field, String quote) {
        String text = Json.text(node, field);
        return text == null ? "None" : quote + text + quote;
    }

    private ObjectNode added(ObjectNode team, List<JsonNode> newcomers, ObjectNode body) {
        ArrayNode roster = LiteLlmState.array(team, "members_with_roles").deepCopy();
        context.race();
        if (!line.does(LiteLlmFact.KEEPS_MEMBERS_OF_OTHERS)) {
            team.set("members_with_roles", roster);
        }
        ArrayNode users = Json.array();
        ArrayNode memberships = Json.array();
        for (JsonNode member : newcomers) {
            String id = Json.text(member, "user_id");
            String email = Json.text(member, "user_email");
            boolean known = id != null
                    ? state.users.containsKey(id)
                    : email != null
                            && state.userByEmail(email, line.does(LiteLlmFact.FINDS_MEMBERS_BY_EMAIL_IN_ANY_CASE))
                                    != null;
            ObjectNode user = rosters.userFor(id, email);
            if (line.does(LiteLlmFact.SKIPS_KNOWN_MEMBERS)
                    && LiteLlmRosters.contains(team, user.path("user_id").asText())) {
                continue;
            }
            ObjectNode before = context.shapes.render("user_member", user);
            ObjectNode budget = rosters.budget(body);
            rosters.add(team, user, member.path("role").asText(), email, budget);
            ObjectNode after = context.shapes.render("user_member", user);
            users.add(known && line.does(LiteLlmFact.SHOWS_ADDED_USERS_AS_BEFORE) ? before : after);
            ObjectNode membership = state.membership(Json.text(team, "team_id"), Json.text(user, "user_id"));
            if (membership != null && (budget != null || line.does(LiteLlmFact.KEEPS_A_MEMBERSHIP_OF_EVERY_MEMBER))) {
                memberships.add(context.shapes.render("membership_add", membership));
            }
        }
        ObjectNode answer = context.shapes.render("team_member_add", team);
        answer.set("updated_users", users);
        answer.set("updated_team_memberships", memberships);
        return answer;
    }

    Reply remove(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = context.body.required(body, "team_id");
        String id = Json.text(body, "user_id");
        String email = Json.text(body, "user_email");
        if (id == null && email == null) {
            throw errors.invalidValue(body, "Either user id or user email must be provided");
        }
        ObjectNode team = state.teams.get(teamId);
        if (team == null) {
            throw errors.detailError(400, "Team id=" + teamId + " does not exist in db");
        }
        checkManager(caller, teamId, call.path());
        JsonNode member = find(team, id, email);
        if (member == null) {
            throw errors.detailError(400, "User not found in team");
        }
        String userId = member.path("user_id").asText();
        rosters.remove(team, userId);
        if (line.does(LiteLlmFact.DELETES_KEYS_OF_LEAVERS)) {
            state.keysWhere("team_id", teamId).stream()
                    .filter(key -> userId.equals(Json.text(key, "user_id")))
                    .forEach(key -> state.deleteKey(key, Objects.requireNonNullElse(caller.userId(), "")));
        }
        return Reply.ok(context.shapes.render("team_member_delete", team));
    }

    private static @Nullable JsonNode find(ObjectNode team, @Nullable String id, @Nullable String email) {
        if (id != null) {
            return LiteLlmRosters.member(team, "user_id", id);
        }
        return email == null ? null : LiteLlmRosters.member(team, "user_email", email);
    }
}
