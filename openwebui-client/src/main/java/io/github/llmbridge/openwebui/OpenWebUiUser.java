package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.Credential;
import io.github.llmbridge.http.HttpApis;
import io.github.llmbridge.openwebui.auths.SignedOut;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.chat.ChatCompletions;
import io.github.llmbridge.openwebui.groups.UserGroups;
import io.github.llmbridge.openwebui.models.UserModels;
import io.github.llmbridge.openwebui.permissions.UserPermissions;
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
    private final UserGroups groups;
    private final UserModels models;
    private final ChatCompletions chatCompletions;
    private final UserPermissions permissions;
    private final Supplier<Dialect> dialect;

    OpenWebUiUser(
            HttpApis apis,
            Credential credential,
            UserAuths auths,
            UserDirectory users,
            UserSettings settings,
            SettingsEditor settingsEditor,
            Supplier<Dialect> dialect) {
        this.auths = auths;
        this.users = users;
        this.server = apis.create(Server.class, credential);
        this.settings = settings;
        this.settingsEditor = settingsEditor;
        this.groups = apis.create(UserGroups.class, credential);
        this.models = apis.create(UserModels.class, credential);
        this.chatCompletions = apis.create(ChatCompletions.class, credential);
        this.permissions = apis.create(UserPermissions.class, credential);
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

    /** The account's own groups. */
    public UserGroups groups() {
        return groups;
    }

    /** The models that the account may use through the administrator's connections. */
    public UserModels models() {
        return models;
    }

    /** Chat completions as the account; they never go through its direct connections. */
    public ChatCompletions chatCompletions() {
        return chatCompletions;
    }

    /** What the account may do. */
    public UserPermissions permissions() {
        return permissions;
    }
}
