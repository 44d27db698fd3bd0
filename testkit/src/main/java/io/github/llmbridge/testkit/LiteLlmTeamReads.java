package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows one team, and lists teams as a bare array or page by page. */
final class LiteLlmTeamReads {
    private static final Set<String> SORT_COLUMNS = Set.of("team_id", "team_alias", "created_at");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmRosters rosters;

    LiteLlmTeamReads(LiteLlmContext context, LiteLlmRosters rosters) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.rosters = rosters;
    }

    Reply info(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String id = call.query("team_id");
        if (id == null) {
            throw errors.auth(422, LiteLlmErrors.dict("message", "Malformed request. No team id passed in."));
        }
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            throw errors.auth(404, LiteLlmErrors.dict("message", "Team not found, passed team id: " + id + "."));
        }
        checkAccess(caller, team, id);
        ObjectNode shown = context.shapes.render("team_info", team);
        if (line.does(LiteLlmFact.TEAMS_TELL_ALIASES_AND_RIGHTS)) {
            for (JsonNode member : shown.path("members_with_roles")) {
                ObjectNode user = context.user(Json.text(member, "user_id"));
                ((ObjectNode) member).put("user_alias", Json.text(user, "user_alias"));
            }
            String kind = caller.isAdmin()
                    ? "unrestricted"
                    : LiteLlmTeams.isTeamAdmin(state, caller, id) ? "team_admin_disabled" : "none";
            shown.set("caller_edit_access", Json.object().put("kind", kind));
        }
        ObjectNode answer = Json.object().put("team_id", id);
        answer.set("team_info", shown);
        answer.set("keys", keys(id));
        ArrayNode memberships = answer.putArray("team_memberships");
        for (ObjectNode row : rosters.memberships(id)) {
            ObjectNode membership = context.shapes.render("membership_info", row);
            if (membership.has("budget_source") && Json.has(row, "budget_id")) {
                membership.put("budget_source", "custom");
            }
            memberships.add(membership);
        }
        return Reply.ok(answer);
    }

    private void checkAccess(LiteLlmCaller caller, ObjectNode team, String id) {
        String self = caller.userId();
        if (caller.isAdmin()
                || caller.isViewer()
                || id.equals(caller.teamId())
                || (self != null && LiteLlmRosters.contains(team, self))) {
            return;
        }
        boolean nobody = self == null && line.does(LiteLlmFact.TELLS_THAT_A_KEY_IS_NOBODYS);
        throw errors.auth(
                403,
                LiteLlmErrors.dict(
                        "error",
                        nobody
                                ? "API key not authorized to access this team=" + id
                                        + ". No user_id or team_id associated with this key."
                                : "User=" + Objects.requireNonNullElse(self, "None")
                                        + " not authorized to access this team=" + id));
    }

    private ArrayNode keys(String teamId) {
        ArrayNode keys = Json.array();
        state.keysWhere("team_id", teamId).forEach(key -> keys.add(context.shapes.render("key_of_team", key)));
        return keys;
    }

    /** As /user/info shows them: with the user's own membership. */
    ArrayNode ofUser(ObjectNode user) {
        ArrayNode teams = Json.array();
        for (ObjectNode team : state.teams.values()) {
            String id = team.path("team_id").asText();
            if (Json.texts(user, "teams").contains(id)) {
                teams.add(withKeys("team_of_user", team, Json.text(user, "user_id")));
            }
        }
        return teams;
    }

    private ObjectNode withKeys(String shape, ObjectNode team, @Nullable String userId) {
        String id = team.path("team_id").asText();
        ObjectNode shown = context.shapes.render(shape, team);
        ArrayNode memberships = shown.putArray("team_memberships");
        for (ObjectNode row : rosters.memberships(id)) {
            if (userId == null || userId.equals(Json.text(row, "user_id"))) {
                memberships.add(context.shapes.render("membership_list", row));
            }
        }
        shown.set("keys", keys(id));
        return shown;
    }

    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String userId = call.query("user_id");
        checkLister(caller, userId);
        String organization = call.query("organization_id");
        ArrayNode teams = Json.array();
        for (ObjectNode team : state.teams.values()) {
            boolean fits = organization == null || organization.equals(Json.text(team, "organization_id"));
            if (fits && (userId == null || LiteLlmRosters.contains(team, userId))) {
                teams.add(withKeys("team_list", team, userId));
            }
        }
        return Reply.ok(teams);
    }

    Reply page(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        LiteLlmPages pages = LiteLlmPages.of(call, errors, "page_size", 10);
        String userId = call.query("user_id");
        String teamId = call.query("team_id");
        boolean viewsOne = !line.does(LiteLlmFact.VIEWERS_READ_TEAMS_AND_KEYS) && caller.isViewer() && teamId != null;
        checkLister(caller, userId);
        if (viewsOne && !Json.texts(context.user(caller.userId()), "teams").contains(teamId)) {
            throw errors.detailError(404, "User is not a member of team_id=" + teamId);
        }
        if (userId != null && !state.users.containsKey(userId)) {
            throw errors.detailError(404, "User not found, passed user_id=" + userId);
        }
        List<String> ofUser = userId == null ? List.of() : Json.texts(context.user(userId), "teams");
        List<ObjectNode> found = new ArrayList<>(LiteLlmState.newestFirst(state.teams.values()).stream()
                .filter(team -> userId == null || ofUser.contains(Json.text(team, "team_id")))
                .filter(team -> teamId == null || teamId.equals(Json.text(team, "team_id")))
                .filter(team -> aliasFits(team, call.query("team_alias")))
                .filter(team -> fits(team, "organization_id", call.query("organization_id")))
                .toList());
        String sortBy = call.query("sort_by");
        if (sortBy != null && SORT_COLUMNS.contains(sortBy)) {
            found.sort(LiteLlmPages.by(sortBy, call.query("sort_order")));
        }
        ObjectNode answer = Json.object();
        ArrayNode teams = answer.putArray("teams");
        for (ObjectNode team : pages.cut(found)) {
            ObjectNode shown = context.shapes.render("team_v2", team);
            if (shown.has("members_count")) {
                shown.put("members_count", team.path("members_with_roles").size());
                shown.put(
                        "keys_count",
                        state.keysWhere("team_id", team.path("team_id").asText())
                                .size());
            }
            teams.add(shown);
        }
        answer.put("total", found.size());
        answer.put("page", pages.page());
        answer.put("page_size", pages.size());
        answer.put("total_pages", pages.pagesFor(found.size()));
        return Reply.ok(answer);
    }

    private void checkLister(LiteLlmCaller caller, @Nullable String userId) {
        boolean self = userId != null && userId.equals(caller.userId());
        if (!caller.isAdmin() && !caller.isViewer() && !self) {
            throw errors.detailError(
                    401, "Only admin users can query all teams/other teams. Your user role=" + caller.role());
        }
    }

    private static boolean aliasFits(ObjectNode team, @Nullable String part) {
        String alias = Json.text(team, "team_alias");
        return part == null
                || (alias != null && alias.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }

    private static boolean fits(ObjectNode team, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(Json.text(team, field));
    }
}
