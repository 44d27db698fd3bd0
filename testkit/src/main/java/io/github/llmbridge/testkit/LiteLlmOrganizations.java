package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations, where they need no licence. */
final class LiteLlmOrganizations {
    private static final Set<String> OWN = Set.of("organization_alias", "models", "metadata", "spend");
    private static final Set<String> ROLES = Set.of("org_admin", "internal_user", "internal_user_viewer");

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmBudgets budgets;

    LiteLlmOrganizations(LiteLlmContext context, LiteLlmBudgets budgets) {
        this.context = context;
        this.errors = context.errors;
        this.state = context.state;
        this.budgets = budgets;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        context.body.required(body, "organization_alias");
        String wanted = Json.text(body, "organization_id");
        String shared = Json.text(body, "budget_id");
        if ((wanted != null && state.organizations.containsKey(wanted))
                || (shared != null && !state.budgets.containsKey(shared))) {
            throw errors.unhandled();
        }
        String id = wanted == null ? UUID.randomUUID().toString() : wanted;
        ObjectNode row = state.stamped(Json.object()).put("organization_id", id);
        row.put("created_by", caller.userId()).put("updated_by", caller.userId());
        take(row, body);
        row.set("budget_id", shared == null ? budgets.make(body, caller).get("budget_id") : body.get("budget_id"));
        state.organizations.put(id, row);
        state.organizationMembers.put(id, new LinkedHashMap<>());
        ObjectNode answer = context.shapes.render("organization_new", row);
        if (context.line.does(LiteLlmFact.NEW_ORGANIZATIONS_TELL_THEIR_BUDGET)) {
            answer.set("litellm_budget_table", budgets.of(row, "owned_budget"));
        }
        return Reply.ok(answer);
    }

    private static void take(ObjectNode row, ObjectNode body) {
        OWN.stream().filter(name -> Json.has(body, name)).forEach(name -> row.set(name, body.get(name)));
    }

    private void merge(ObjectNode row, ObjectNode body) {
        JsonNode before = row.path("metadata");
        take(row, body);
        boolean merges = context.line.does(LiteLlmFact.MERGES_METADATA_OF_ORGANIZATIONS);
        if (merges && before instanceof ObjectNode known && body.get("metadata") instanceof ObjectNode sent) {
            row.set("metadata", known.deepCopy().setAll(sent));
        }
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = Json.text(body, "organization_id");
        if (id == null && context.line.does(LiteLlmFact.ASKS_FOR_THE_ORGANIZATION_TO_CHANGE)) {
            throw errors.detailError(400, "organization_id is required");
        }
        ObjectNode row = id == null ? null : state.organizations.get(id);
        if (row == null || Json.has(body, "budget_id")) {
            throw errors.unhandled();
        }
        merge(row, body);
        ObjectNode budget = budgets.row(row);
        if (budget != null) {
            ObjectNode limits = body.deepCopy();
            limits.properties().removeIf(field -> field.getValue().isNull());
            budgets.take(budget, limits, caller);
        }
        state.touch(row);
        return Reply.ok(shown(row));
    }

    Reply info(Call call) {
        context.auth.admit(call);
        String id = call.query("organization_id");
        if (id == null) {
            throw errors.missing(NullNode.getInstance(), "query", "organization_id");
        }
        ObjectNode row = state.organizations.get(id);
        if (row == null) {
            throw errors.detailError(404, "Organization not found");
        }
        ObjectNode shown = shown(row);
        if (context.line.does(LiteLlmFact.ORGANIZATIONS_TELL_OF_THEIR_MEMBERS)) {
            shown.path("members").forEach(member -> describe((ObjectNode) member));
        }
        return Reply.ok(shown);
    }

    private void describe(ObjectNode member) {
        ObjectNode user = context.user(Json.text(member, "user_id"));
        member.set("user", context.shapes.render("user_update", user));
        member.put("user_email", Json.text(user, "user_email"));
    }

    /** To those who are no administrators, their own. */
    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        ArrayNode found = Json.array();
        state.organizations.forEach((id, row) -> {
            if (caller.isAdmin() || members(id).containsKey(String.valueOf(caller.userId()))) {
                found.add(shown(row));
            }
        });
        return Reply.ok(found);
    }

    Reply addMembers(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "organization_id");
        JsonNode sent = body.path("member");
        ArrayNode members = sent instanceof ArrayNode list ? list : Json.array().add(sent);
        members.forEach(member -> checkRole(Json.text(member, "role"), member));
        if (!state.organizations.containsKey(id)) {
            throw errors.auth(404, LiteLlmErrors.dict("error", "Organization not found for organization_id=" + id));
        }
        ArrayNode users = Json.array();
        ArrayNode memberships = Json.array();
        for (JsonNode member : members) {
            ObjectNode membership = join(id, member);
            users.add(context.shapes.render("user_member", context.user(Json.text(membership, "user_id"))));
            memberships.add(context.shapes.render("organization_membership", membership));
        }
        ObjectNode answer = Json.object().put("organization_id", id);
        answer.set("updated_users", users);
        answer.set("updated_organization_memberships", memberships);
        return Reply.ok(answer);
    }

    private void checkRole(@Nullable String role, JsonNode member) {
        if (role == null || !ROLES.contains(role)) {
            throw errors.invalid(
                    "literal_error",
                    "Input should be <LitellmUserRoles.ORG_ADMIN: 'org_admin'>, <LitellmUserRoles.INTERNAL_USER:"
                            + " 'internal_user'> or <LitellmUserRoles.INTERNAL_USER_VIEW_ONLY: 'internal_user_viewer'>",
                    member.get("role"),
                    null,
                    "body",
                    "role");
        }
    }

    private ObjectNode join(String id, JsonNode member) {
        String userId = Json.text(member, "user_id");
        String role = member.path("role").asText();
        if (userId == null || members(id).containsKey(userId)) {
            throw errors.auth(
                    500,
                    "Authentication Error, Error adding member=user_id='" + userId + "' user_email=None role=" + role
                            + " to organization=" + id
                            + ": Unique constraint failed on the fields: (`user_id`,`organization_id`)");
        }
        if (!state.users.containsKey(userId)) {
            state.newUser(userId).put("user_role", "internal_user");
        }
        ObjectNode membership = state.stamped(Json.object());
        membership.put("user_id", userId).put("organization_id", id).put("user_role", role);
        members(id).put(userId, membership);
        return membership;
    }

    Reply updateMember(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "organization_id");
        String role = Json.text(body, "role");
        if (role != null && !ROLES.contains(role)) {
            throw errors.invalid("enum", "Input should be a role", body.get("role"), null, "body", "role");
        }
        if (!state.organizations.containsKey(id)) {
            throw errors.detailError(400, "Organization not found for organization_id=" + id);
        }
        String userId = Json.text(body, "user_id");
        ObjectNode membership = members(id).get(String.valueOf(userId));
        if (membership == null) {
            throw errors.detailError(404, "Member not found in organization for user_id=" + userId);
        }
        if (role != null) {
            membership.put("user_role", role);
        }
        if (Json.has(body, "max_budget_in_organization")) {
            ObjectNode limits = Json.object();
            limits.set("max_budget", body.get("max_budget_in_organization"));
            membership.set("budget_id", budgets.make(limits, caller).get("budget_id"));
        }
        ObjectNode answer = context.shapes.render("organization_membership", membership);
        answer.set("litellm_budget_table", budgets.of(membership, "owned_budget"));
        return Reply.ok(answer);
    }

    Reply removeMember(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String id = context.body.required(body, "organization_id");
        ObjectNode gone = members(id).remove(String.valueOf(Json.text(body, "user_id")));
        if (gone == null) {
            return Reply.ok(NullNode.getInstance());
        }
        ObjectNode answer = context.shapes.render("organization_membership", gone);
        answer.remove("user_email");
        return Reply.ok(answer.putNull("organization"));
    }

    /** Teams go too; their keys stay behind. */
    Reply delete(Call call) {
        context.auth.admit(call);
        ArrayNode deleted = Json.array();
        for (String id : Json.texts(context.body.read(call), "organization_ids")) {
            ObjectNode row = state.organizations.get(id);
            if (row == null) {
                throw errors.detailError(404, "Organization=" + id + " not found");
            }
            state.teams.values().removeIf(team -> id.equals(Json.text(team, "organization_id")));
            state.organizationMembers.remove(id);
            deleted.add(shown(row));
            state.organizations.remove(id);
        }
        return Reply.ok(deleted);
    }

    private Map<String, ObjectNode> members(String id) {
        return state.organizationMembers.getOrDefault(id, new LinkedHashMap<>());
    }

    private ObjectNode shown(ObjectNode row) {
        String id = row.path("organization_id").asText();
        ObjectNode shown = context.shapes.render("organization", row);
        shown.set("litellm_budget_table", budgets.of(row, "owned_budget"));
        ArrayNode members = shown.putArray("members");
        members(id).values().forEach(member -> members.add(context.shapes.render("organization_membership", member)));
        ArrayNode teams = shown.putArray("teams");
        state.teams.values().stream()
                .filter(team -> id.equals(Json.text(team, "organization_id")))
                .forEach(team -> teams.add(context.shapes.render("team_new", team)));
        return shown;
    }
}
