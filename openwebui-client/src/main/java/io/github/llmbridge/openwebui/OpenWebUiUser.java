package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.RawCalls;
import io.github.llmbridge.http.Resources;
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
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** One user's view of the server: what only the account itself may do. Immutable and thread safe. */
public final class OpenWebUiUser {
    private final Resources resources;
    private final Supplier<Dialect> dialect;
    private final AccountLocks locks;
    private final BiFunction<UserAuths, UserDirectory, String> owner;

    /**
     * A view.
     *
     * @param owner tells the account's id, asked for at the first edit of its settings
     */
    OpenWebUiUser(
            Resources resources,
            Supplier<Dialect> dialect,
            AccountLocks locks,
            BiFunction<UserAuths, UserDirectory, String> owner) {
        this.resources = resources;
        this.dialect = dialect;
        this.locks = locks;
        this.owner = owner;
    }

    /** The same account with other options for each call; see {@link OpenWebUiClient#with}. */
    public OpenWebUiUser with(CallOptions options) {
        return new OpenWebUiUser(resources.with(options), dialect, locks, owner);
    }

    /** Requests as the account for operations that this SDK has no method for. */
    public RawCalls raw() {
        return resources.raw();
    }

    /** An instance of a Feign interface with the account's credential; see {@link OpenWebUiClient#api}. */
    public <T> T api(Class<T> resource) {
        return resources.get(resource);
    }

    /** The account's own session, password and API key. */
    public UserAuths auths() {
        return api(UserAuths.class);
    }

    /** What the account may see of the others, and its own info. */
    public UserDirectory users() {
        return api(UserDirectory.class);
    }

    /** What the account's page is told. */
    public Server server() {
        return api(Server.class);
    }

    /** The account's settings, raw. */
    public UserSettings settings() {
        return api(UserSettings.class);
    }

    /** Changes the account's direct connections and nothing else. */
    public SettingsEditor settingsEditor() {
        return new SettingsEditor(settings(), dialect, () -> locks.of(owner.apply(auths(), users())));
    }

    /**
     * Signs out in the server's dialect. A token goes on working unless the server has a Redis to note it in; to end an
     * account's sessions see {@link io.github.llmbridge.openwebui.users.Users#revokeSessions}.
     */
    public SignedOut signOut() {
        return dialect.get().signsOutByPost() ? auths().signOut() : auths().signOutByGet();
    }

    /** The account's own groups. */
    public UserGroups groups() {
        return api(UserGroups.class);
    }

    /** The models that the account may use through the administrator's connections. */
    public UserModels models() {
        return api(UserModels.class);
    }

    /** Chat completions as the account; they never go through its direct connections. */
    public ChatCompletions chatCompletions() {
        return api(ChatCompletions.class);
    }

    /** What the account may do. */
    public UserPermissions permissions() {
        return api(UserPermissions.class);
    }
}
