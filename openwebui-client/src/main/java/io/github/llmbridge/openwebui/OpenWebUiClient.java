package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.BrowserAccess;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.ClientBuilder;
import io.github.llmbridge.http.Credential;
import io.github.llmbridge.http.Environment;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.HttpApis;
import io.github.llmbridge.http.RawCalls;
import io.github.llmbridge.http.Resources;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnsupportedServerException;
import io.github.llmbridge.openwebui.auths.Accounts;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.chat.ChatCompletions;
import io.github.llmbridge.openwebui.configs.Configs;
import io.github.llmbridge.openwebui.connections.Connections;
import io.github.llmbridge.openwebui.functions.Functions;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.models.Models;
import io.github.llmbridge.openwebui.permissions.Permissions;
import io.github.llmbridge.openwebui.server.Server;
import io.github.llmbridge.openwebui.server.ServerConfig;
import io.github.llmbridge.openwebui.server.ServerStatus;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.tokens.ApiKeyPreflight;
import io.github.llmbridge.openwebui.users.UserDirectory;
import io.github.llmbridge.openwebui.users.Users;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open WebUI as its administrator sees it; {@link #as} gives one user's view. Thread safe; make one and share it. Tested
 * against Open WebUI 0.6.30, 0.9.6 and 0.12.4.
 */
public final class OpenWebUiClient implements AutoCloseable {
    private final Resources admin;
    private final Resources anonymous;
    private final Known known;

    /** What every view of the same server shares. */
    private record Known(
            Credential administrator,
            KnownDialect dialect,
            AccountLocks locks,
            TokenOwners owners,
            SettingsFunction settingsFunction) {}

    private OpenWebUiClient(HttpApis apis, Known known) {
        this.admin = new Resources(apis, known.administrator());
        this.anonymous = new Resources(apis, () -> null);
        this.known = known;
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
        return view(() -> token, (own, others) -> known.owners().owner(token, own, others));
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
        Credential administrator = known.administrator();
        return view(
                administrator,
                (own, others) -> known.owners().owner(Objects.requireNonNull(administrator.get()), own, others));
    }

    private OpenWebUiUser view(Credential credential, BiFunction<UserAuths, UserDirectory, String> owner) {
        return new OpenWebUiUser(admin.as(credential), this::dialect, known.locks(), owner);
    }

    /**
     * The same server with other options for each call: {@code client.with(CallOptions.none().attempts(1)).users()}. Shares
     * connections, session and what is known of the server; cheap enough to be made for one call.
     */
    public OpenWebUiClient with(CallOptions options) {
        return new OpenWebUiClient(admin.apis().with(options), known);
    }

    /** Requests for operations that this SDK has no method for; credential, repeating and errors are those of all others. */
    public RawCalls raw() {
        return admin.raw();
    }

    /**
     * An instance of a Feign interface, this SDK's or the application's own, with the administrator's credential, and the
     * repeating, JSON and errors of this client. {@link io.github.llmbridge.http.OnFailure} on a method says when it may be
     * repeated.
     *
     * @param resource a public interface with Feign's own annotations
     */
    public <T> T api(Class<T> resource) {
        return admin.get(resource);
    }

    /** Sign-in without a credential. */
    public AnonymousAuths anonymousAuths() {
        return anonymous.get(AnonymousAuths.class);
    }

    /** Accounts to be added, and the settings of sign-in. */
    public Auths auths() {
        return api(Auths.class);
    }

    /** Accounts to be ensured and changed, one call each whatever the server's version. */
    public Accounts accounts() {
        return new Accounts(auths(), users(), this::dialect, admin.apis().polling());
    }

    /** What keeps an account from acting by an API key. */
    public ApiKeyPreflight apiKeyPreflight() {
        return new ApiKeyPreflight(auths(), this::dialect);
    }

    /** Accounts. */
    public Users users() {
        return api(Users.class);
    }

    /** Groups. */
    public Groups groups() {
        return api(Groups.class);
    }

    /** Switches. */
    public Configs configs() {
        return api(Configs.class);
    }

    /** Health and version. */
    public Server server() {
        return api(Server.class);
    }

    /** The administrator's connections to model servers, which Open WebUI itself calls. */
    public Connections connections() {
        return api(Connections.class);
    }

    /** Models, and who may use them. */
    public Models models() {
        return api(Models.class);
    }

    /** Chat completions through the administrator's connections. */
    public ChatCompletions chatCompletions() {
        return api(ChatCompletions.class);
    }

    /** What users may do without a group. */
    public Permissions permissions() {
        return api(Permissions.class);
    }

    /** Functions: Python code that runs inside the server. */
    public Functions functions() {
        return api(Functions.class);
    }

    /** The way into any account's direct connections without a token of it, once it is installed. */
    public SettingsFunction settingsFunction() {
        return known.settingsFunction().with(functions());
    }

    /** Whether the server is up, is an Open WebUI, and is new enough; one call without a credential, never repeated. */
    public ServerStatus status() {
        return ServerCheck.of(anonymous.get(Server.class));
    }

    /** What the server tells the administrator's page; remembers the version, which {@link #dialect()} then need not ask. */
    public ServerConfig readConfig() {
        ServerConfig config = server().config();
        known.dialect().learn(config.version());
        return config;
    }

    /**
     * When the administrator's token ends, as the server says; nothing if it lasts: an API key, a token without an end, or a session
     * of e-mail and password, which this client renews. By default a token ends after four weeks, that of a sign-in since
     * 0.6.34, that of an added account since 0.9.0; never before ({@code JWT_EXPIRES_IN}).
     */
    public Optional<Instant> adminTokenEnds() {
        if (known.administrator() instanceof AdminSession) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(asAdministrator().auths().session().expiresAt());
        } catch (ForbiddenException e) {
            // Open WebUI 0.12 tells an API key nothing of a session.
            return Optional.empty();
        }
    }

    /**
     * What this version of the server does differently; asked once.
     *
     * @throws UnsupportedServerException if the server is too old, or tells no version
     */
    public Dialect dialect() {
        return known.dialect().get(() -> anonymous.get(Server.class).version().version());
    }

    /**
     * Whether this server's page could use a direct connection's URL from a browser, as far as this machine can tell.
     *
     * @param connectionUrl the connection's URL
     * @param pageOrigin scheme, host and port by which users open the page
     */
    public BrowserAccess browserAccess(String connectionUrl, String pageOrigin) {
        return admin.apis().browserAccess(connectionUrl + "/models", pageOrigin);
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return admin.apis().baseUrl();
    }

    /** Closes the connections that this client opened, those of its views included. */
    @Override
    public void close() {
        admin.apis().close();
    }

    @Override
    public String toString() {
        return "OpenWebUiClient[" + admin.apis().baseUrl() + "]";
    }

    /** Builds a client. */
    public static final class Builder extends ClientBuilder<Builder> {
        private @Nullable Secret adminToken;
        private @Nullable SignInRequest adminSignIn;
        private Clock sessionClock = Clock.systemUTC();
        private SecureRandom sealing = new SecureRandom();

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

        /** Randomness for what is sealed for the settings function. */
        public Builder sealing(SecureRandom random) {
            this.sealing = random;
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
            Credential administrator = token == null
                    ? new AdminSession(
                            apis.create(AnonymousAuths.class, () -> null),
                            Objects.requireNonNull(adminSignIn),
                            sessionClock)
                    : () -> token;
            AccountLocks locks = new AccountLocks();
            SettingsFunction settingsFunction =
                    new SettingsFunction(apis.create(Functions.class, administrator), locks::of, sessionClock, sealing);
            return new OpenWebUiClient(
                    apis, new Known(administrator, new KnownDialect(), locks, new TokenOwners(), settingsFunction));
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
