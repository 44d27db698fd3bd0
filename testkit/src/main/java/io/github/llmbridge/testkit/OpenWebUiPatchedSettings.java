package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The new dialect: {@code ui} is patched key by key, null deletes a key; what a key holds is replaced whole. */
final class OpenWebUiPatchedSettings implements OpenWebUiSettings {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiPermissions permissions;

    OpenWebUiPatchedSettings(OpenWebUiState state, OpenWebUiLine line, OpenWebUiPermissions permissions) {
        this.state = state;
        this.line = line;
        this.permissions = permissions;
    }

    @Override
    public JsonNode read(Call call, OpenWebUiUser user) {
        boolean raw = new OpenWebUiQuery(call, line).flag("raw");
        JsonNode stored = user.settingsJson();
        if (raw
                || !(state.adminConfig.get("DEFAULT_INTERFACE_SETTINGS") instanceof ObjectNode defaults)
                || defaults.isEmpty()) {
            return stored;
        }
        ObjectNode shown = stored instanceof ObjectNode object ? object : Json.object();
        ObjectNode ui = shown.get("ui") instanceof ObjectNode object ? object : Json.object();
        return shown.set("ui", merged(defaults, ui));
    }

    private static ObjectNode merged(ObjectNode defaults, ObjectNode own) {
        ObjectNode merged = defaults.deepCopy();
        own.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value instanceof ObjectNode tree && merged.get(entry.getKey()) instanceof ObjectNode under) {
                merged.set(entry.getKey(), merged(under, tree));
            } else if (!value.isNull()) {
                merged.set(entry.getKey(), value);
            }
        });
        return merged;
    }

    @Override
    public void update(ObjectNode sent, OpenWebUiUser user) {
        ObjectNode changed = sent.deepCopy();
        ObjectNode changedUi = changed.get("ui") instanceof ObjectNode object ? object : Json.object();
        changed.remove("ui");
        if (!user.isAdmin()) {
            strip(changed, changedUi, user);
        }
        boolean uiSent = sent.get("ui") instanceof ObjectNode;
        ObjectNode stored = user.settings == null ? Json.object() : user.settings;
        stored.setAll(changed);
        if (uiSent) {
            ObjectNode ui = stored.get("ui") instanceof ObjectNode object ? object : Json.object();
            changedUi.properties().forEach(entry -> {
                if (entry.getValue().isNull()) {
                    ui.remove(entry.getKey());
                } else {
                    ui.set(entry.getKey(), entry.getValue());
                }
            });
            stored.set("ui", ui);
        }
        user.settings = stored;
    }

    /** Takes out what the user may not set, without a word. Direct connections are never among it. */
    private void strip(ObjectNode changed, ObjectNode ui, OpenWebUiUser user) {
        if (!permissions.has(user, "settings.interface")) {
            ui.remove(line.shippedNames("interfaceSettings"));
        }
        if (!permissions.has(user, "chat.controls") || !permissions.has(user, "chat.system_prompt")) {
            ui.remove("system");
        }
        if (!permissions.has(user, "features.direct_tool_servers")) {
            ui.remove("toolServers");
        }
        if (!permissions.has(user, "features.webhooks")) {
            changed.remove("notifications");
            if (ui.get("notifications") instanceof ObjectNode notifications) {
                notifications.remove("webhook_url");
            }
        }
    }
}
