package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How 0.12.4 shows an account. */
final class CurrentUserJson {
    /** Seconds after the last call. */
    private static final long ACTIVE = 180;

    private CurrentUserJson() {}

    static ObjectNode full(OpenWebUiUser user, String imageUrl) {
        ObjectNode json = Json.object()
                .put("id", user.id)
                .put("email", user.email)
                .putNull("username")
                .put("role", user.role)
                .put("name", user.name)
                .put("profile_image_url", imageUrl)
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

    static ObjectNode shortened(OpenWebUiUser user) {
        return status().put("id", user.id)
                .put("name", user.name)
                .put("email", user.email)
                .put("role", user.role)
                .putNull("bio")
                .put("last_active_at", user.lastActiveAt)
                .putNull("timezone")
                .<ObjectNode>set("groups", Json.array())
                .put("is_active", false);
    }

    /** Lists leave these two empty; only an answer about one account fills them. */
    static ObjectNode withPresence(ObjectNode json, OpenWebUiUser user, OpenWebUiState state) {
        ArrayNode groups = Json.array();
        state.groupsOf(user.id)
                .forEach(group -> groups.addObject().put("id", group.id).put("name", group.name));
        return json.<ObjectNode>set("groups", groups).put("is_active", isActive(user, state));
    }

    static boolean isActive(OpenWebUiUser user, OpenWebUiState state) {
        return user.lastActiveAt >= state.now() - ACTIVE;
    }

    static ObjectNode status() {
        return Json.object().putNull("status_emoji").putNull("status_message").putNull("status_expires_at");
    }
}
