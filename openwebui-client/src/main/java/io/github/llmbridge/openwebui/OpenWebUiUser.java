package io.github.llmbridge.openwebui;

import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.server.Server;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import io.github.llmbridge.openwebui.settings.UserSettings;

/** One user's view of the server: what only the account itself may do. Immutable and thread safe. */
public final class OpenWebUiUser {
    private final Auths auths;
    private final Server server;
    private final UserSettings settings;
    private final SettingsEditor settingsEditor;

    OpenWebUiUser(Auths auths, Server server, UserSettings settings, SettingsEditor settingsEditor) {
        this.auths = auths;
        this.server = server;
        this.settings = settings;
        this.settingsEditor = settingsEditor;
    }

    /** The account's own API key. */
    public Auths auths() {
        return auths;
    }

    /** What the account's page is told. */
    public Server server() {
        return server;
    }

    /** The account's settings, raw. */
    public UserSettings settings() {
        return settings;
    }

    /** Changes the account's direct connections and nothing else. */
    public SettingsEditor settingsEditor() {
        return settingsEditor;
    }
}
