package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The old dialect: what is sent as {@code ui} is the new {@code ui}, and so is an empty one when none is sent. */
final class OpenWebUiReplacedSettings implements OpenWebUiSettings {
    private final OpenWebUiLine line;
    private final OpenWebUiPermissions permissions;

    OpenWebUiReplacedSettings(OpenWebUiLine line, OpenWebUiPermissions permissions) {
        this.line = line;
        this.permissions = permissions;
    }

    @Override
    public JsonNode read(Call call, OpenWebUiUser user) {
        return user.settingsJson();
    }

    @Override
    public void update(ObjectNode sent, OpenWebUiUser user) {
        ObjectNode changed = sent.deepCopy();
        if (!changed.has("ui")) {
            changed.set("ui", Json.object());
        }
        if (!user.isAdmin()) {
            strip(changed, user);
        }
        ObjectNode stored = user.settings == null ? Json.object() : user.settings;
        stored.setAll(changed);
        user.settings = stored;
    }

    private void strip(ObjectNode changed, OpenWebUiUser user) {
        if (!(changed.get("ui") instanceof ObjectNode ui)) {
            if (!line.does(OpenWebUiFact.TAKES_NULL_FOR_UI)) {
                // The real server looks for tool servers in the null.
                throw OpenWebUiRefusal.unhandled();
            }
        } else if (!permissions.has(user, "features.direct_tool_servers")) {
            ui.remove("toolServers");
        }
    }
}
