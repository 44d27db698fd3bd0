package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Who calls: the master key (no key row), or a virtual key with the user it belongs to, if that user exists. */
record LiteLlmCaller(@Nullable ObjectNode key, @Nullable ObjectNode user) {
    static final String MASTER_USER = "default_user_id";

    boolean isMaster() {
        return key == null;
    }

    boolean isAdmin() {
        return isMaster() || role().equals("proxy_admin");
    }

    boolean isViewer() {
        return role().equals("proxy_admin_viewer");
    }

    /** A user without a role counts as an internal user; so does a key without a user, where handlers ask. */
    String role() {
        if (isMaster()) {
            return "proxy_admin";
        }
        String role = user == null ? null : Json.text(user, "user_role");
        return role == null ? "internal_user" : role;
    }

    @Nullable String userId() {
        return key == null ? MASTER_USER : Json.text(key, "user_id");
    }

    @Nullable String teamId() {
        return key == null ? null : Json.text(key, "team_id");
    }

    boolean owns(ObjectNode row) {
        String owner = Json.text(row, "user_id");
        String self = userId();
        return owner == null ? self == null : owner.equals(self);
    }
}
