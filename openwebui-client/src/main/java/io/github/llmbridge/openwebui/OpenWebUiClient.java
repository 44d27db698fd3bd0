package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.BrowserAccess;
import io.github.llmbridge.http.ClientBuilder;
import io.github.llmbridge.http.Credential;
import io.github.llmbridge.http.Environment;
import io.github.llmbridge.http.HttpApis;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.Accounts;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.chat.ChatCompletions;
import io.github.llmbridge.openwebui.configs.Configs;
import io.github.llmbridge.openwebui.connections.Connections;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.models.Models;
import io.github.llmbridge.openwebui.permissions.Permissions;
import io.github.llmbridge.openwebui.server.Server;
import io.github.llmbridge.openwebui.server.ServerConfig;
import io.github.llmbridge.openwebui.server.ServerStatus;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import io.github.llmbridge.openwebui.settings.UserSettings;
import io.github.llmbridge.openwebui.tokens.ApiKeyPreflight;
import io.github.llmbridge.openwebui.users.UserDirectory;
import io.github.llmbridge.openwebui.users.Users;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Open WebUI as its administrator sees it; {@link #as} gives one user's view. Thread safe; make one and share it. Tested
 * against Open WebUI 0.6.30 and 0.12.4.
 */
public final class OpenWebUiClient implements AutoCloseable {
    private static final int LOCKS = 64;

    private final HttpApis apis;
    private final AnonymousAuths anonymousAuths;
    private final Credential administrator;
    private final Auths auths;
    private final Users users;
    private final Accounts accounts;
    private final Groups groups;
    private final Configs configs;
    private final Server server;
    private final Server anonymousServer;
    private final Connections connections;
    private final Models models;
    private final ChatCompletions chatCompletions;
    private final Permissions permissions;
    private final KnownDialect dialect = new KnownDialect();
    private final List<Lock> settingsLocks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
    private final TokenOwners tokenOwners = new TokenOwners();

    private OpenWebUiClient(HttpApis apis, Function<AnonymousAuths, Credential> admin) {
        this.apis = apis;
        this.anonymousAuths = apis.create(AnonymousAuths.class, () -> null);
        Credential credential = admin.apply(anonymousAuths);
        this.administrator = credential;
        this.auths = apis.create(Auths.class, credential);
        this.users = apis.create(Users.class, credential);
        this.accounts = new Accounts(auths, users, this::dialect);
        this.groups = apis.create(Groups.class, credential);
        this.configs = apis.create(Configs.class, credential);
        this.server = apis.create(Server.class, credential);
        this.anonymousServer = apis.create(Server.class, () -> null);
        this.connections = apis.create(Connections.class, credential);
        this.models = apis.create(Models.class, credential);
        this.chatCompletions = apis.create(ChatCompletions.class, credential);
        this.permissions = apis.create(Permissions.class, credential);
    }

    /** A builder; the address and the administrator's token, or e-mail and password, are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client from {@code OPENWEBUI_BASE_URL} and {@code OPENWEBUI_ADMIN_TOKEN}, or {@code OPENWEBUI_ADMIN_EMAIL} and
     * {@code OPENWEBUI_ADMIN_PASSWORD}.
     *
     * @throws IllegalStateException naming every variable that is not set
     */
    public static OpenWebUiClient fromEnv() {
        return fromEnv(System::getenv);
    }

    static OpenWebUiClient fromEnv(Function<String, @Nullable String> variables) {
        Environment environment = new Environment(variables);
        Builder builder = builder().baseUrl(environment.required("OPENWEBUI_BASE_URL"));
        Optional<String> email = environment.optional("OPENWEBUI_ADMIN_EMAIL");
        Optional<String> password = environment.optional("OPENWEBUI_ADMIN_PASSWORD");
        Optional<String> token = environment.optional("OPENWEBUI_ADMIN_TOKEN");
        if (token.isEmpty() && email.isPresent() && password.isPresent()) {
            environment.requireComplete();
            return builder.adminPassword(email.get(), Secret.of(password.get())).build();
        }
        String required = environment.required("OPENWEBUI_ADMIN_TOKEN");
        environment.requireComplete();
        return builder.adminToken(Secret.of(required)).build();
    }

    /**
     * One user's view, by a token or API key of that user; shares the connections. For an API key the first edit of the
     * settings asks the server whose it is; {@link #as(String, Secret)} spares the question.
     */
    public OpenWebUiUser as(Secret token) {
        return view(() -> token, (own, others) -> tokenOwners.owner(token, own, others));
    }

    /**
     * One user's view, by a token or API key of that user; shares the connections.
     *
     * @param accountId the user's account, so that edits of its settings take turns whichever token they use
     */
    public OpenWebUiUser as(String accountId, Secret token) {
        return view(() -> token, (own, others) -> accountId);
    }

    /** The administrator's own account as a user: its settings, password and API key. */
    public OpenWebUiUser asAdministrator() {
        return view(
                administrator,
                (own, others) -> tokenOwners.owner(Objects.requireNonNull(administrator.get()), own, others));
    }

    private OpenWebUiUser view(Credential credential, BiFunction<UserAuths, UserDirectory, String> owner) {
        UserAuths own = apis.create(UserAuths.class, credential);
        UserDirectory others = apis.create(UserDirectory.class, credential);
        UserSettings settings = apis.create(UserSettings.class, credential);
        SettingsEditor editor =
                new SettingsEditor(settings, this::dialect, () -> settingsLock(owner.apply(own, others)));
        return new OpenWebUiUser(apis, credential, own, others, settings, editor, this::dialect);
    }

    private Lock settingsLock(String accountId) {
        return settingsLocks.get(Math.floorMod(accountId.hashCode(), LOCKS));
    }

    /** Sign-in without a credential. */
    public AnonymousAuths anonymousAuths() {
        return anonymousAuths;
    }

    /** Accounts to be added, and the settings of sign-in. */
    public Auths auths() {
        return auths;
    }

    /** Accounts to be ensured and changed, one call each whatever the server's version. */
    public Accounts accounts() {
        return accounts;
    }

    /** What keeps an account from acting by an API key. */
    public ApiKeyPreflight apiKeyPreflight() {
        return new ApiKeyPreflight(auths, this::dialect);
    }

    /** Accounts. */
    public Users users() {
        return users;
    }

    /** Groups. */
    public Groups groups() {
        return groups;
    }

    /** Switches. */
    public Configs configs() {
        return configs;
    }

    /** Health and version. */
    public Server server() {
        return server;
    }

    /** The administrator's connections to model servers, which Open WebUI itself calls. */
    public Connections connections() {
        return connections;
    }

    /** Models, and who may use them. */
    public Models models() {
        return models;
    }

    /** Chat completions through the administrator's connections. */
    public ChatCompletions chatCompletions() {
        return chatCompletions;
    }

    /** What users may do without a group. */
    public Permissions permissions() {
        return permissions;
    }

    /** Whether the server is up, is an Open WebUI, and is new enough; one call without a credential, never repeated. */
    public ServerStatus status() {
        return ServerCheck.of(anonymousServer);
    }

    /** What the server tells the administrator's page; remembers the version, which {@link #dialect()} then need not ask. */
    public ServerConfig readConfig() {
        ServerConfig config = server.config();
        dialect.learn(config.version());
        return config;
    }

    /**
     * What this version of the server does differently; asked once.
     *
     * @throws IllegalStateException if the server is too old, or tells no version
     */
    public Dialect dialect() {
        return dialect.get(() -> server.version().version());
    }

    /**
     * Whether this server's page could use a direct connection's URL from a browser, as far as this machine can tell.
     *
     * @param connectionUrl the connection's URL
     * @param pageOrigin scheme, host and port by which users open the page
     */
    public BrowserAccess browserAccess(String connectionUrl, String pageOrigin) {
        return apis.browserAccess(connectionUrl + "/models", pageOrigin);
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return apis.baseUrl();
    }

    /** Closes the connections that this client opened, those of its views included. */
    @Override
    public void close() {
        apis.close();
    }

    @Override
    public String toString() {
        return "OpenWebUiClient[" + apis.baseUrl() + "]";
    }

    /** Builds a client. */
    public static final class Builder extends ClientBuilder<Builder> {
        private @Nullable Secret adminToken;
        private @Nullable SignInRequest adminSignIn;
        private Clock sessionClock = Clock.systemUTC();

        private Builder() {}

        /** A token or API key of an administrator. */
        public Builder adminToken(Secret token) {
            this.adminToken = token;
            return this;
        }

        /** E-mail and password of an administrator, instead of a token; signed in at the first call. */
        public Builder adminPassword(String email, Secret password) {
            this.adminSignIn = new SignInRequest(email, password);
            return this;
        }

        @Override
        public Builder clock(Clock value) {
            this.sessionClock = value;
            return super.clock(value);
        }

        /**
         * The client.
         *
         * @throws IllegalArgumentException naming every option that is missing or malformed
         */
        public OpenWebUiClient build() {
            List<String> problems = new ArrayList<>();
            if (adminToken == null && adminSignIn == null) {
                problems.add("adminToken or adminPassword is missing");
            }
            Secret token = adminToken;
            HttpApis apis = open(problems, new OpenWebUiErrors());
            return new OpenWebUiClient(
                    apis,
                    anonymous -> token == null
                            ? new AdminSession(anonymous, Objects.requireNonNull(adminSignIn), sessionClock)
                            : () -> token);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
