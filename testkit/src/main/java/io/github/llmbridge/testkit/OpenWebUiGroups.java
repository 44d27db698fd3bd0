package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/groups}: what all lines have in common. */
abstract class OpenWebUiGroups {
    final OpenWebUiState state;
    final OpenWebUiLine line;
    final OpenWebUiAuth auth;

    OpenWebUiGroups(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/v1/groups/", this::list);
        router.route("POST", "/api/v1/groups/create", this::create);
        router.route("GET", "/api/v1/groups/id/{id}", this::get);
        router.route("POST", "/api/v1/groups/id/{id}/update", this::update);
        router.route("POST", "/api/v1/groups/id/{id}/users/add", this::addUsers);
        router.route("POST", "/api/v1/groups/id/{id}/users/remove", this::removeUsers);
        router.route("DELETE", "/api/v1/groups/id/{id}/delete", this::delete);
        router.route("GET", "/api/v1/users/groups", call -> ofUser(call, auth.verified(call).id));
        router.route("GET", "/api/v1/users/{id}/groups", call -> {
            auth.admin(call);
            return ofUser(call, call.variable("id"));
        });
    }

    private Reply list(Call call) {
        OpenWebUiUser user = auth.verified(call);
        List<OpenWebUiGroup> seen = user.isAdmin()
                ? state.newestFirst(List.copyOf(state.groups.values()))
                : state.effectiveGroupsOf(user.id);
        ArrayNode list = Json.array();
        seen.forEach(group -> list.add(shown(group)));
        return Reply.ok(list);
    }

    /** Of a line that counts members and lists them apart. */
    final void addMemberRoutes(Router router) {
        router.route("POST", "/api/v1/groups/id/{id}/users", call -> {
            auth.admin(call);
            ArrayNode list = Json.array();
            OpenWebUiGroup group = state.groups.get(call.variable("id"));
            if (group != null) {
                group.memberIds.stream()
                        .map(state.users::get)
                        .filter(Objects::nonNull)
                        .forEach(user -> list.add(line.accounts().shortened(user)));
            }
            return Reply.ok(list);
        });
        router.route("GET", "/api/v1/groups/id/{id}/export", call -> {
            auth.admin(call);
            OpenWebUiGroup group = toShow(call);
            return Reply.ok(shown(group).<ObjectNode>set("user_ids", Json.strings(group.memberIds)));
        });
    }

    /** What a new group says of itself: its members see it. */
    static ObjectNode sharedWithMembers(@Nullable ObjectNode sent) {
        ObjectNode data = sent == null ? Json.object() : sent;
        ObjectNode config = config(data);
        if (!config.has("share")) {
            config.put("share", "members");
        }
        return data.set("config", config);
    }

    static ObjectNode config(@Nullable ObjectNode data) {
        return data != null && data.get("config") instanceof ObjectNode config ? config : Json.object();
    }

    /** The group that a read names. */
    abstract OpenWebUiGroup toShow(Call call);

    /** As in an answer about groups. */
    abstract ObjectNode shown(OpenWebUiGroup group);

    abstract Reply create(Call call);

    abstract Reply get(Call call);

    abstract Reply update(Call call);

    abstract Reply addUsers(Call call);

    abstract Reply removeUsers(Call call);

    abstract Reply delete(Call call);

    abstract Reply ofUser(Call call, String userId);

    /** What a call to add or remove users names; null when it names none at all. */
    final @Nullable List<String> userIds(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.optionalTexts("user_ids").check();
        return form.textsOrNull("user_ids");
    }

    /** Unknown users are dropped without a word. */
    final List<String> known(List<String> userIds) {
        return userIds.stream().filter(state.users::containsKey).toList();
    }
}
