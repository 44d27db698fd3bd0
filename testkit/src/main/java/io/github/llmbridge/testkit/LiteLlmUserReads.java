package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows one user, with keys and teams or flat, and lists users page by page. */
final class LiteLlmUserReads {
    private static final List<String> SORT_COLUMNS =
            List.of("user_id", "user_email", "created_at", "spend", "user_alias", "user_role");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmTeamReads teams;

    LiteLlmUserReads(LiteLlmContext context, LiteLlmTeamReads teams) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.teams = teams;
    }

    Reply info(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String asked = call.query("user_id");
        boolean all = caller.isAdmin() || (caller.isViewer() && line.does(LiteLlmFact.VIEWERS_READ_USERS));
        if (!all && asked != null && !asked.equals(caller.userId())) {
            throw errors.auth(
                    403,
                    "key not allowed to access this user's info. user_id=" + asked + ", key's user_id="
                            + Objects.requireNonNullElse(caller.userId(), "None"));
        }
        if (asked != null && !line.takesUserId(asked)) {
            asked = null;
        }
        if (asked == null && all) {
            return everything(caller);
        }
        String id = asked == null ? caller.userId() : asked;
        ObjectNode user = id == null ? null : state.users.get(id);
        if (id == null && !line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_USERS)) {
            throw errors.raisedDict(
                    401, "Only admin users can query all teams/other teams. Your user role=" + caller.role());
        }
        if (user == null && line.does(LiteLlmFact.ANSWERS_404_TO_UNKNOWN_USERS)) {
            throw errors.raised(404, "User " + Objects.requireNonNullElse(id, "None") + " not found");
        }
        ObjectNode answer = Json.object().put("user_id", id);
        answer.set("user_info", user == null ? Json.object().put("spend", 0) : shown(user));
        answer.set("keys", keys(id == null ? List.of() : state.keysWhere("user_id", id)));
        answer.set("teams", user == null ? Json.array() : teams.ofUser(user));
        return Reply.ok(answer);
    }

    private ObjectNode shown(ObjectNode user) {
        return context.shapes.render("user_info", user);
    }

    /** Without an id an admin gets every key and team of the proxy. */
    private Reply everything(LiteLlmCaller caller) {
        String id = caller.userId();
        ObjectNode self = id == null ? null : state.users.get(id);
        ObjectNode answer = Json.object();
        if (line.does(LiteLlmFact.TELLS_THE_CALLER_AMONG_ALL) && self != null) {
            answer.put("user_id", id);
            ObjectNode shown = shown(self);
            shown.remove("model_max_budget_usage");
            answer.set("user_info", shown);
        } else {
            answer.putNull("user_id");
            answer.putNull("user_info");
        }
        ArrayNode keys = keys(state.keys.values());
        ArrayNode all = Json.array();
        state.teams.values().forEach(team -> all.add(context.shapes.render("team_list", team)));
        if (line.does(LiteLlmFact.SHORTENS_THE_LIST_OF_EVERYTHING)) {
            keys.forEach(
                    key -> ((ObjectNode) key).without(List.of("litellm_budget_table", "organization_id", "policies")));
            all.forEach(team -> ((ObjectNode) team).without(List.of("keys", "team_memberships")));
        }
        answer.set("keys", keys);
        answer.set("teams", all);
        return Reply.ok(answer);
    }

    private ArrayNode keys(Collection<ObjectNode> rows) {
        ArrayNode keys = Json.array();
        for (ObjectNode row : rows) {
            ObjectNode key = context.shapes.render("key_of_user", row);
            String teamId = Json.text(row, "team_id");
            ObjectNode team = teamId == null ? null : state.teams.get(teamId);
            // The word, not null: so the server says it of a key without a team.
            key.put("team_alias", teamId == null ? "None" : team == null ? null : Json.text(team, "team_alias"));
            keys.add(key);
        }
        return keys;
    }

    Reply infoV2(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String asked = call.query("user_id");
        String id = asked == null || !line.takesUserId(asked) ? caller.userId() : asked;
        if (id == null) {
            throw errors.raised(
                    400,
                    "user_id is required. Either pass it as a query parameter or authenticate with a user-bound"
                            + " key.");
        }
        ObjectNode user = state.users.get(id);
        if (user == null || (!caller.isAdmin() && !caller.isViewer() && !id.equals(caller.userId()))) {
            throw errors.raised(404, "User not found: " + id);
        }
        return Reply.ok(context.shapes.render("user_v2", user));
    }

    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        if (!caller.isAdmin() && !caller.isViewer()) {
            throw errors.detailError(403, "Only proxy admins and organization admins can list users.");
        }
        LiteLlmPages pages = LiteLlmPages.of(call, errors, "page_size", 25);
        String sortBy = call.query("sort_by");
        String order = call.query("sort_order");
        if (sortBy != null && !SORT_COLUMNS.contains(sortBy)) {
            throw errors.detailError(400, "Invalid sort column. Must be one of: " + String.join(", ", SORT_COLUMNS));
        }
        if (sortBy != null && order != null && !order.equals("asc") && !order.equals("desc")) {
            throw errors.detailError(400, "Invalid sort order. Must be 'asc' or 'desc'");
        }
        String role = call.query("role");
        String team = call.query("team");
        String email = call.query("user_email");
        String search = line.does(LiteLlmFact.SEARCHES_USERS) ? call.query("search") : null;
        List<ObjectNode> found = new ArrayList<>(LiteLlmState.newestFirst(state.users.values()).stream()
                .filter(ids(call.query("user_ids")))
                .filter(user -> role == null || role.equals(Json.text(user, "user_role")))
                .filter(user -> email == null || containsIgnoreCase(Json.text(user, "user_email"), email))
                .filter(user -> search == null || matches(user, search))
                .filter(user -> team == null || Json.texts(user, "teams").contains(team))
                .toList());
        if (sortBy != null) {
            found.sort(LiteLlmPages.by(sortBy, order));
        }
        ObjectNode answer = Json.object();
        ArrayNode users = answer.putArray("users");
        for (ObjectNode user : pages.cut(found)) {
            ObjectNode row = context.shapes.render("user_list", user);
            row.put(
                    "key_count",
                    state.keysWhere("user_id", user.path("user_id").asText()).size());
            users.add(row);
        }
        answer.put("total", found.size());
        answer.put("page", pages.page());
        answer.put("page_size", pages.size());
        answer.put("total_pages", pages.pagesFor(found.size()));
        return Reply.ok(answer);
    }

    private Predicate<ObjectNode> ids(@Nullable String listed) {
        if (listed == null) {
            return user -> true;
        }
        List<String> ids =
                Arrays.stream(listed.split(",")).map(String::strip).distinct().toList();
        if (!listed.contains(",") && line.does(LiteLlmFact.FINDS_PARTS_OF_USER_IDS)) {
            return user -> containsIgnoreCase(Json.text(user, "user_id"), listed);
        }
        return user -> ids.contains(Json.text(user, "user_id"));
    }

    private static boolean matches(ObjectNode user, String search) {
        return List.of("user_id", "user_email", "user_alias").stream()
                .anyMatch(field -> containsIgnoreCase(Json.text(user, field), search));
    }

    private static boolean containsIgnoreCase(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
