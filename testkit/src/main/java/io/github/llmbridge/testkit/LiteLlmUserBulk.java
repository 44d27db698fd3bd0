package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes several users at once, and tells which roles and how many users there are. */
final class LiteLlmUserBulk {
    private static final int MOST_USERS = 500;

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmUsers users;

    LiteLlmUserBulk(LiteLlmContext context, LiteLlmUsers users) {
        this.context = context;
        this.errors = context.errors;
        this.state = context.state;
        this.users = users;
    }

    Reply update(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        JsonNode changes = body.path("users");
        boolean all =
                body.path("all_users").asBoolean() && !body.path("user_updates").isEmpty();
        if (changes.isEmpty() && !all) {
            throw errors.detailError(
                    400,
                    "Must specify either 'users' for individual updates or 'all_users=True' with 'user_updates' for"
                            + " bulk updates");
        }
        int count = all ? state.users.size() : changes.size();
        if (count > MOST_USERS) {
            throw errors.detailError(
                    400, "Maximum " + MOST_USERS + " users can be updated at once. Found " + count + " users.");
        }
        ArrayNode results = Json.array();
        int done = 0;
        if (all) {
            for (String id : List.copyOf(state.users.keySet())) {
                ObjectNode change = body.path("user_updates").deepCopy();
                users.change(change.put("user_id", id));
                results.add(result(change, null).set("updated_user", change));
                done++;
            }
        } else {
            for (JsonNode change : changes) {
                ObjectNode result = one(change.deepCopy());
                results.add(result);
                done += result.path("success").asBoolean() ? 1 : 0;
            }
        }
        ObjectNode answer = Json.object();
        answer.set("results", results);
        answer.put("total_requested", count);
        answer.put("successful_updates", done);
        answer.put("failed_updates", count - done);
        return Reply.ok(answer);
    }

    private ObjectNode one(ObjectNode change) {
        try {
            ObjectNode updated = users.change(change);
            ObjectNode result = result(change, null);
            result.set("user_id", updated.path("user_id"));
            return result.set("updated_user", updated);
        } catch (Refusal refusal) {
            return result(change, LiteLlmErrors.reason(refusal)).putNull("updated_user");
        }
    }

    private static ObjectNode result(ObjectNode change, @Nullable String error) {
        ObjectNode result = Json.object();
        result.put("user_id", Json.text(change, "user_id"));
        result.put("user_email", Json.text(change, "user_email"));
        result.put("success", error == null);
        result.put("error", error);
        return result;
    }

    Reply roles(Call call) {
        context.auth.admit(call);
        ObjectNode roles = Json.object();
        role(roles, "proxy_admin", "admin over litellm proxy, has all permissions", "Admin (All Permissions)");
        role(roles, "proxy_admin_viewer", "view all keys, view all spend", "Admin (View Only)");
        role(
                roles,
                "internal_user",
                "view/create/delete their own keys, view their own spend",
                "Internal User (Create/Delete/View)");
        role(roles, "internal_user_viewer", "view their own keys, view their own spend", "Internal User (View Only)");
        return Reply.ok(roles);
    }

    private static void role(ObjectNode roles, String name, String description, String label) {
        roles.putObject(name).put("description", description).put("ui_label", label);
    }

    Reply count(Call call) {
        context.auth.admit(call);
        ObjectNode answer = Json.object();
        answer.putNull("total_users");
        answer.putNull("total_teams");
        answer.put(
                "total_users_used",
                state.users.values().stream().filter(this::isCounted).count());
        answer.put("total_teams_used", state.teams.size());
        answer.putNull("total_teams_remaining");
        answer.putNull("total_users_remaining");
        return Reply.ok(answer);
    }

    private boolean isCounted(ObjectNode user) {
        JsonNode active = user.path("metadata").path("scim_active");
        boolean inactive = active.isBoolean() && !active.asBoolean();
        return !inactive || !context.line.does(LiteLlmFact.COUNTS_ACTIVE_USERS_ONLY);
    }
}
