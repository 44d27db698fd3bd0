package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Since 0.6.37: with the ids of groups, and to others with the address. */
final class OpenWebUiFullAccountJson implements OpenWebUiAccountJson {
    /** Seconds after the last call. */
    private static final long ACTIVE = 180;

    private final OpenWebUiLine line;

    OpenWebUiFullAccountJson(OpenWebUiLine line) {
        this.line = line;
    }

    @Override
    public ObjectNode whole(OpenWebUiUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id)
                .put("email", user.email)
                .putNull("username")
                .put("role", user.role)
                .put("name", user.name)
                .put("profile_image_url", line.image(user))
                .putNull("profile_banner_image_url")
                .putNull("bio")
                .putNull("gender")
                .putNull("date_of_birth")
                .putNull("timezone")
                .putNull("presence_state")
                .<ObjectNode>setAll(status());
        json.set("info", user.info);
        json.set("settings", user.settingsJson());
        return json.putNull("oauth")
                .putNull("scim")
                .put("last_active_at", user.lastActiveAt)
                .put("updated_at", user.createdAt)
                .put("created_at", user.createdAt);
    }

    @Override
    public ObjectNode inList(OpenWebUiUser user, OpenWebUiState state) {
        ArrayNode groupIds = Json.array();
        state.groupsOf(user.id).forEach(group -> groupIds.add(group.id));
        return whole(user).set("group_ids", groupIds);
    }

    @Override
    public ObjectNode shortened(OpenWebUiUser user) {
        ObjectNode json = status().put("id", user.id)
                .put("name", user.name)
                .put("email", user.email)
                .put("role", user.role)
                .putNull("bio");
        if (line.does(OpenWebUiFact.SHORT_ACCOUNTS_TELL_THE_LAST_CALL)) {
            json.put("last_active_at", user.lastActiveAt).putNull("timezone");
        }
        return json.<ObjectNode>set("groups", Json.array()).put("is_active", false);
    }

    @Override
    public ObjectNode found(OpenWebUiUser user) {
        return shortened(user);
    }

    @Override
    public Reply byId(Call call, OpenWebUiAuth auth, OpenWebUiState state) {
        auth.admin(call);
        OpenWebUiUser user = OpenWebUiUsers.find(call, state);
        return Reply.ok(withPresence(whole(user), user, state));
    }

    /** Lists leave these two empty; only an answer about one account fills them. */
    static ObjectNode withPresence(ObjectNode json, OpenWebUiUser user, OpenWebUiState state) {
        ArrayNode groups = Json.array();
        state.groupsOf(user.id)
                .forEach(group -> groups.addObject().put("id", group.id).put("name", group.name));
        return json.<ObjectNode>set("groups", groups).put("is_active", wasActive(user, state));
    }

    @Override
    public boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state) {
        return user != null && wasActive(user, state);
    }

    private static boolean wasActive(OpenWebUiUser user, OpenWebUiState state) {
        return user.lastActiveAt >= state.now() - ACTIVE;
    }

    @Override
    public ObjectNode status() {
        return Json.object().putNull("status_emoji").putNull("status_message").putNull("status_expires_at");
    }
}
