package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** 0.6.30: the key and nothing of groups; others see little. */
final class OpenWebUiPlainAccountJson implements OpenWebUiAccountJson {
    @Override
    public ObjectNode whole(OpenWebUiUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id)
                .put("name", user.name)
                .put("email", user.email)
                .putNull("username")
                .put("role", user.role)
                .put("profile_image_url", user.imageUrl)
                .putNull("bio")
                .putNull("gender")
                .putNull("date_of_birth");
        json.set("info", user.info);
        json.set("settings", user.settingsJson());
        return json.put("api_key", user.apiKey)
                .putNull("oauth_sub")
                .put("last_active_at", user.lastActiveAt)
                .put("updated_at", user.createdAt)
                .put("created_at", user.createdAt);
    }

    @Override
    public ObjectNode inList(OpenWebUiUser user, OpenWebUiState state) {
        return whole(user);
    }

    @Override
    public ObjectNode shortened(OpenWebUiUser user) {
        return found(user).put("email", user.email).put("role", user.role);
    }

    @Override
    public ObjectNode found(OpenWebUiUser user) {
        return Json.object().put("id", user.id).put("name", user.name);
    }

    /** Any user may look, and sees little. */
    @Override
    public Reply byId(Call call, OpenWebUiAuth auth, OpenWebUiState state) {
        auth.verified(call);
        OpenWebUiUser user = OpenWebUiUsers.find(call, state);
        return Reply.ok(Json.object()
                .put("name", user.name)
                .put("profile_image_url", user.imageUrl)
                .put("active", isActive(user, state)));
    }

    /** Means an open web socket here, which the stand-in has not. */
    @Override
    public boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state) {
        return false;
    }

    @Override
    public ObjectNode status() {
        return Json.object();
    }
}
