package io.github.llmbridge.openwebui;

import io.github.llmbridge.openwebui.auths.SignedOut;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.server.Server;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import io.github.llmbridge.openwebui.settings.UserSettings;
import io.github.llmbridge.openwebui.users.UserDirectory;
import java.util.function.Supplier;

/** One user's view of the server: what only the account itself may do. Immutable and thread safe. */
public final class OpenWebUiUser {
    private final UserAuths auths;
    private final UserDirectory users;
    private final Server server;
    private final UserSettings settings;
    private final SettingsEditor settingsEditor;
    private final Supplier<Dialect> dialect;

    OpenWebUiUser(
            UserAuths auths,
            UserDirectory users,
            Server server,
            UserSettings settings,
            SettingsEditor settingsEditor,
            Supplier<Dialect> dialect) {
        this.auths = auths;
        this.users = users;
        this.server = server;
        this.settings = settings;
        this.settingsEditor = settingsEditor;
        this.dialect = dialect;
    }

    /** The account's own session, password and API key. */
    public UserAuths auths() {
        return auths;
    }

    /** What the account may see of the others, and its own info. */
    public UserDirectory users() {
        return users;
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

    /**
     * Signs out in the server's dialect. A token goes on working unless the server has a Redis to note it in; to end an
     * account's sessions see {@link io.github.llmbridge.openwebui.users.Users#revokeSessions}.
     */
    public SignedOut signOut() {
        return dialect.get().signsOutByPost() ? auths.signOut() : auths.signOutByGet();
    }
}
