package io.github.llmbridge.testkit;

/** API keys of accounts: who may have one, and where it counts. */
final class OpenWebUiKeys {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiPermissions permissions;

    OpenWebUiKeys(OpenWebUiState state, OpenWebUiLine line, OpenWebUiPermissions permissions) {
        this.state = state;
        this.line = line;
        this.permissions = permissions;
    }

    OpenWebUiUser owner(String key, Call call) {
        return line.does(OpenWebUiFact.API_KEYS_NEED_PERMISSION) ? permitted(key, call) : unlessOff(key, call);
    }

    private OpenWebUiUser permitted(String key, Call call) {
        OpenWebUiUser owner = owner(key);
        if (!mayHaveOne(owner)) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_NOT_ALLOWED);
        }
        if (!ApiKeyPaths.allows(state.adminConfig, "API_KEYS", call.path())) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        return owner;
    }

    private OpenWebUiUser unlessOff(String key, Call call) {
        if (!isOn() || !ApiKeyPaths.allows(state.adminConfig, "API_KEY", call.path())) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_NOT_ALLOWED);
        }
        return owner(key);
    }

    private OpenWebUiUser owner(String key) {
        return state.users.values().stream()
                .filter(user -> key.equals(user.apiKey))
                .findFirst()
                .orElseThrow(() -> new OpenWebUiRefusal(401, OpenWebUiRefusal.INVALID_TOKEN));
    }

    /** Refuses who may not create, see or delete a key of their own; without permissions the switch stops new keys only. */
    void checkMayHaveOne(Call call, OpenWebUiUser user) {
        boolean may = line.does(OpenWebUiFact.API_KEYS_NEED_PERMISSION)
                ? mayHaveOne(user)
                : isOn() || !call.method().equals("POST");
        if (!may) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_CREATION_NOT_ALLOWED);
        }
    }

    private boolean mayHaveOne(OpenWebUiUser user) {
        return isOn() && (user.isAdmin() || permissions.has(user, "features.api_keys"));
    }

    private boolean isOn() {
        return state.adminConfig.path(line.apiKeySwitch()).asBoolean();
    }
}
