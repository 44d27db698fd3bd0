package io.github.llmbridge.testkit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A LiteLLM proxy for tests: real HTTP on the loopback address, state in memory, answers as the real server gives them,
 * mistakes included. It runs without a licence. Every change is seen at once: the real server's caches (up to 60 s) are
 * not copied, and a chat's cost counts at once. Calls are handled one at a time, unless a {@link Builder#raceWindow} is set.
 *
 * <pre>{@code
 * try (FakeLiteLlm liteLlm = FakeLiteLlm.builder().build()) {
 *     liteLlm.faults().on("POST", "/key/generate", Fault.dropAnswer());
 *     // point the client at liteLlm.baseUrl() with liteLlm.masterKey()
 * }
 * }</pre>
 *
 * <p>Thread safe.
 */
public final class FakeLiteLlm implements AutoCloseable {
    /** The newest of the lines that are copied. */
    public static final String LATEST = "1.108.6";

    /** The line between the two. */
    public static final String MIDDLE = "1.90.7";

    /** The oldest of the lines that are copied. */
    public static final String SEED = "1.77.3";

    private final LiteLlmLine line;
    private final String masterKey;
    private final LiteLlmCors cors;
    private final FakeServer server;

    private FakeLiteLlm(Builder builder) {
        line = builder.line;
        masterKey =
                builder.masterKey == null ? "sk-" + UUID.randomUUID().toString().replace("-", "") : builder.masterKey;
        if (builder.aliasFormat && !line.does(LiteLlmFact.KNOWS_A_GRAMMAR_OF_ALIASES)) {
            throw new IllegalStateException("LiteLLM " + line.version() + " has no validation of key aliases");
        }
        Turns turns = new Turns();
        LiteLlmSettings settings = new LiteLlmSettings(
                line,
                builder.clock,
                masterKey,
                builder.models,
                builder.aliasFormat,
                () -> turns.giveWay(builder.raceWindow));
        cors = new LiteLlmCors(line, new LiteLlmRoutes(new LiteLlmContext(settings)));
        server = new FakeServer(cors, turns);
    }

    /**
     * Starts with {@link #LATEST}, a random master key and three models.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where it listens; the same after a restart.
     *
     * @return the URL, without a path
     */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /**
     * The key that may do everything.
     *
     * @return the key in clear text
     */
    public String masterKey() {
        return masterKey;
    }

    /**
     * The version it behaves like.
     *
     * @return {@link #LATEST}, {@link #MIDDLE} or {@link #SEED}
     */
    public String version() {
        return line.version();
    }

    /**
     * What is to go wrong.
     *
     * @return this server's faults
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * The calls so far, those included that met a fault.
     *
     * @return an immutable list in the order of their start
     */
    public List<RecordedCall> calls() {
        return server.calls();
    }

    /** Forgets the calls so far. */
    public void clearCalls() {
        server.clearCalls();
    }

    /**
     * Whether a browser page of another origin may call the proxy. It may at first.
     *
     * @param allowed false to answer without CORS headers
     */
    public void cors(boolean allowed) {
        server.locked(() -> {
            cors.enable(allowed);
            return allowed;
        });
    }

    /** Cuts all connections and comes back at the same URL with the same state. */
    public void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Settings of a {@link FakeLiteLlm} to be. */
    public static final class Builder {
        private LiteLlmLine line = LiteLlmLine.of(LATEST);
        private List<String> models = List.of("gpt-4o-mini", "gpt-4o", "claude-sonnet");
        private Clock clock = Clock.systemUTC();
        private @Nullable String masterKey;
        private boolean aliasFormat;
        private Duration raceWindow = Duration.ZERO;

        private Builder() {}

        /**
         * The version to behave like.
         *
         * @param version {@link FakeLiteLlm#LATEST}, {@link FakeLiteLlm#MIDDLE} or {@link FakeLiteLlm#SEED}
         * @return this builder
         * @throws IllegalArgumentException for any other
         */
        public Builder version(String version) {
            line = LiteLlmLine.of(version);
            return this;
        }

        /**
         * The key that may do everything; random by default.
         *
         * @param key starts with {@code sk-}
         * @return this builder
         */
        public Builder masterKey(String key) {
            if (!key.startsWith("sk-")) {
                throw new IllegalArgumentException("a LiteLLM key starts with sk-");
            }
            masterKey = key;
            return this;
        }

        /**
         * The models that are served.
         *
         * @param names as callers name them
         * @return this builder
         */
        public Builder models(List<String> names) {
            models = List.copyOf(names);
            return this;
        }

        /**
         * The clock that keys expire by and budgets and rate limits count by.
         *
         * @param time the system's by default
         * @return this builder
         */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /**
         * Whether aliases of keys have a grammar, as with {@code litellm_settings.enable_key_alias_format_validation}: 2 to 255
         * of {@code a-zA-Z0-9_-/.@}, the first and the last a letter or digit.
         *
         * @param on false by default
         * @return this builder
         */
        public Builder keyAliasFormat(boolean on) {
            aliasFormat = on;
            return this;
        }

        /**
         * How long a call that looks whether something is taken lets others go first before it stores. The real server has no
         * constraint on aliases of keys and e-mails of users, and writes metadata and rosters back as it has read them; so of
         * calls at one time several get the same alias or e-mail, and some changes are lost. Without a window it cannot happen
         * here.
         *
         * @param time zero by default; some milliseconds do
         * @return this builder
         */
        public Builder raceWindow(Duration time) {
            raceWindow = time;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server; close it
         * @throws IllegalStateException for a setting that the version does not have
         */
        public FakeLiteLlm build() {
            return new FakeLiteLlm(this);
        }
    }
}
