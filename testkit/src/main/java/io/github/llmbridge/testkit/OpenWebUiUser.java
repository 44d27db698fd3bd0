package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account. Guarded by the server's lock. */
final class OpenWebUiUser {
    final String id = UUID.randomUUID().toString();
    final long createdAt;
    long lastActiveAt;
    String name;
    String email;
    String password;
    String role;
    String imageUrl;
    /** Null until settings are written for the first time. */
    @Nullable ObjectNode settings;

    /** Null until something is written; what the page keeps for itself. */
    @Nullable ObjectNode info;

    @Nullable String apiKey;
    /** Null without one. */
    @Nullable OpenWebUiSecondFactor secondFactor;

    /** Sessions carry the stamp of their issue; another stamp ends them all. */
    private String sessionStamp = UUID.randomUUID().toString();

    OpenWebUiUser(String email, String password, String name, String role, String imageUrl, long now) {
        this.email = email;
        this.password = password;
        this.name = name;
        this.role = role;
        this.imageUrl = imageUrl;
        this.createdAt = now;
        this.lastActiveAt = now;
    }

    /** What is null stays as it is. */
    void change(
            @Nullable String newName,
            @Nullable String newEmail,
            @Nullable String newRole,
            @Nullable String newImageUrl) {
        name = newName == null ? name : newName;
        email = newEmail == null ? email : newEmail.toLowerCase(Locale.ROOT);
        role = newRole == null ? role : newRole;
        imageUrl = newImageUrl == null ? imageUrl : newImageUrl;
    }

    boolean isAdmin() {
        return role.equals("admin");
    }

    /** Anything but these two, known or not, may not use the API. */
    boolean isVerified() {
        return isAdmin() || role.equals("user");
    }

    String sessionStamp() {
        return sessionStamp;
    }

    void revokeSessions() {
        sessionStamp = UUID.randomUUID().toString();
    }

    /** As the API shows it: {@code ui} is always there once anything was written. */
    JsonNode settingsJson() {
        if (settings == null) {
            return NullNode.instance;
        }
        ObjectNode shown = Json.object();
        shown.set("ui", settings.has("ui") ? settings.get("ui") : Json.object());
        shown.setAll(settings);
        return shown.deepCopy();
    }
}
