package io.github.llmbridge.testkit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of Open WebUI that keeps its state in memory and answers over HTTP as the real server of its line does. It
 * starts when it is built; close it. Thread safe: calls are handled one after the other.
 *
 * <p>It begins with one account, the administrator. Unlike a server out of the box it has direct connections and API keys
 * switched on, as a server has that was made ready for direct connections; {@link #directConnectionsEnabled} and {@link
 * #apiKeysEnabled} switch them off. The administrator's connections are switched off; once they lead to a model
 * server, such as {@link FakeLiteLlm}, its models are listed and plain chats go there.
 */
public final class FakeOpenWebUi implements AutoCloseable {
    /** The current line: settings are patched, sessions expire and can be revoked, groups have parents. */
    public static final String LATEST = "0.12.4";

    /** A line between: settings are replaced, sessions expire, groups are flat, models list their grants. */
    public static final String MIDDLE = "0.9.6";

    /** The oldest line: settings are replaced, sessions last for ever, groups are flat. */
    public static final String SEED = "0.6.30";

    private final OpenWebUiLine line;
    private final OpenWebUiState state;
    private final OpenWebUiTokens tokens;
    private final OpenWebUiMfa mfa;
    private final FakeServer server;
    private final String adminEmail;
    private final String adminPassword;
    private final String adminToken;

    private FakeOpenWebUi(Builder builder) {
        line = OpenWebUiLine.of(builder.version);
        state = new OpenWebUiState(line, builder.clock);
        state.trustedEmailHeader = builder.trustedEmailHeader;
        state.passwords.validated = builder.passwordValidation;
        tokens = new OpenWebUiTokens(state, line);
        mfa = new OpenWebUiMfa(state);
        adminEmail = builder.adminEmail;
        adminPassword = builder.adminPassword;
        OpenWebUiUser admin = state.addUser(adminEmail, adminPassword, "Admin", "admin", "/user.png");
        adminToken = tokens.forSession(admin, true);
        Turns turns = new Turns();
        state.race = () -> turns.giveWay(builder.raceWindow);
        server = new FakeServer(new OpenWebUiHandler(state, line, tokens, mfa), turns);
    }

    /**
     * Starts to describe a server.
     *
     * @return a builder with the current line, a random password and the system's clock
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the server listens.
     *
     * @return an http URL on the loopback address, without a path; it stays the same over {@link #restart}
     */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /**
     * The line that the server answers as.
     *
     * @return {@link #LATEST}, {@link #MIDDLE} or {@link #SEED}
     */
    public String version() {
        return line.version();
    }

    /**
     * The e-mail address of the administrator, who is the first account and cannot be deleted.
     *
     * @return the address as it was given to the builder
     */
    public String adminEmail() {
        return adminEmail;
    }

    /**
     * The password that the administrator started with.
     *
     * @return the password
     */
    public String adminPassword() {
        return adminPassword;
    }

    /**
     * The token of the administrator's session. On all lines but the oldest it expires four weeks after the start by the server's
     * clock, as every session does. It counts as one with a second factor, so it goes on when MFA is switched on.
     *
     * @return the same JWT every time
     */
    public String adminToken() {
        return adminToken;
    }

    /**
     * What goes wrong at this server.
     *
     * @return its faults, to switch on and off
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * The calls so far, those that met a fault among them.
     *
     * @return an immutable list, in the order of their start
     */
    public List<RecordedCall> calls() {
        return server.calls();
    }

    /** Forgets the calls so far. */
    public void clearCalls() {
        server.clearCalls();
    }

    /**
     * Switches direct connections on or off, as the administrator does. Users' settings can be written all the same.
     *
     * @param on whether the front end offers them
     */
    public void directConnectionsEnabled(boolean on) {
        locked(() -> state.connections.put("ENABLE_DIRECT_CONNECTIONS", on));
    }

    /**
     * Switches API keys on or off for the whole server, as the administrator does.
     *
     * @param on whether a key may be created and used
     */
    public void apiKeysEnabled(boolean on) {
        locked(() -> state.adminConfig.put(line.apiKeySwitch(), on));
    }

    /**
     * Switches multi-factor sign-in on or off: when on, a new account comes without a token, a sign-in answers with the next
     * step, and every session is refused but the administrator's.
     *
     * @param on whether a second factor is asked for
     * @throws IllegalStateException on the line that does not know it
     */
    public void mfaEnabled(boolean on) {
        locked(() -> {
            if (!state.adminConfig.has("ENABLE_MFA")) {
                throw new IllegalStateException("Open WebUI " + version() + " knows no MFA");
            }
            state.adminConfig.put("ENABLE_MFA", on);
        });
    }

    /**
     * Gives an account a second factor, which its sign-ins then ask for while multi-factor sign-in is on.
     *
     * @param email of the account, in any case
     * @return the secret, of which {@link Totp} makes codes; each is taken once
     * @throws IllegalArgumentException if there is no such account
     */
    public String secondFactor(String email) {
        return server.locked(() -> mfa.enrol(account(email)));
    }

    /**
     * Makes every JWT that the account holds answer as an expired one. API keys and later sign-ins are not touched.
     *
     * @param email of the account, in any case
     * @throws IllegalArgumentException if there is no such account
     */
    public void expireTokens(String email) {
        locked(() -> tokens.expireAll(account(email)));
    }

    /**
     * Stores an account's picture as an older version of the server did: also one that this line refuses in a request.
     *
     * @param email of the account, in any case
     * @param url such as {@code /brand/a.svg}
     * @throws IllegalArgumentException if there is no such account
     */
    public void storedPicture(String email, String url) {
        locked(() -> account(email).imageUrl = url);
    }

    /**
     * Answers as a server that was started with {@code ENABLE_FUNCTIONS=false}, or with true again.
     *
     * @param on whether functions are listed and run
     * @throws IllegalStateException on the line that cannot be started so
     */
    public void functionsEnabled(boolean on) {
        locked(() -> {
            if (!line.does(OpenWebUiFact.CAN_DO_WITHOUT_FUNCTIONS)) {
                throw new IllegalStateException("Open WebUI " + version() + " cannot be started without functions");
            }
            state.functionsEnabled = on;
        });
    }

    /** Switches all functions off, as a start with {@code SAFE_MODE=true} does. */
    public void startedInSafeMode() {
        locked(() -> state.functions.values().forEach(function -> function.active = false));
    }

    private OpenWebUiUser account(String email) {
        OpenWebUiUser user = state.userByEmail(email);
        if (user == null) {
            throw new IllegalArgumentException("no account with the e-mail address " + email);
        }
        return user;
    }

    private void locked(Runnable work) {
        server.locked(() -> {
            work.run();
            return true;
        });
    }

    /** Cuts every connection, stops listening and comes back on the same port with its data. */
    public void restart() {
        server.restart();
    }

    /** Stops the server; its state is gone. */
    @Override
    public void close() {
        server.close();
    }

    /** Describes a server before it starts. Not thread safe. */
    public static final class Builder {
        private String version = LATEST;
        private String adminEmail = "admin@example.com";
        private String adminPassword = UUID.randomUUID().toString();
        private Clock clock = Clock.systemUTC();
        private @Nullable String trustedEmailHeader;
        private boolean passwordValidation;
        private Duration raceWindow = Duration.ZERO;

        private Builder() {}

        /**
         * Chooses the line.
         *
         * @param wanted {@link #LATEST}, {@link #MIDDLE} or {@link #SEED}
         * @return this builder
         */
        public Builder version(String wanted) {
            version = wanted;
            return this;
        }

        /**
         * Names the administrator.
         *
         * @param email kept in lower case by the server
         * @return this builder
         */
        public Builder adminEmail(String email) {
            adminEmail = email;
            return this;
        }

        /**
         * Sets the administrator's password.
         *
         * @param password in clear
         * @return this builder
         */
        public Builder adminPassword(String password) {
            adminPassword = password;
            return this;
        }

        /**
         * Lets a header name who signs in, as behind an authenticating proxy; passwords then sign nobody in.
         *
         * @param name of the header
         * @return this builder
         */
        public Builder trustedEmailHeader(String name) {
            trustedEmailHeader = name;
            return this;
        }

        /**
         * Lets new passwords be checked by the server's own rule, as {@code ENABLE_PASSWORD_VALIDATION} does: 8 characters, among
         * them a small and a capital letter, a digit, and one that is neither a letter, a digit, {@code _} nor white space. The
         * seed's line does not know it.
         *
         * @return this builder
         */
        public Builder passwordValidation() {
            passwordValidation = true;
            return this;
        }

        /**
         * Sets the clock for time stamps, sessions and the limit of sign-ins.
         *
         * @param wanted read at every call
         * @return this builder
         */
        public Builder clock(Clock wanted) {
            clock = wanted;
            return this;
        }

        /**
         * How long a call that adds an account lets others go first between looking for the e-mail and storing, but on the oldest
         * line. There the real server hashes the password meanwhile; the database of the current line refuses a second account in
         * the end, the line between adds it.
         *
         * @param time zero by default; some milliseconds do
         * @return this builder
         */
        public Builder raceWindow(Duration time) {
            raceWindow = time;
            return this;
        }

        /**
         * Starts the server on a free port.
         *
         * @return the running server
         * @throws IllegalArgumentException if there is no such line
         */
        public FakeOpenWebUi build() {
            return new FakeOpenWebUi(this);
        }
    }
}
