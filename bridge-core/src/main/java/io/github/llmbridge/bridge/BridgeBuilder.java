package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.check.ProxyVersion;
import io.github.llmbridge.bridge.check.SettingsFunctionCheck;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.events.BridgeObserver;
import io.github.llmbridge.bridge.events.BridgePolicy;
import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.many.Bulk;
import io.github.llmbridge.bridge.many.Follow;
import io.github.llmbridge.bridge.many.Migrating;
import io.github.llmbridge.bridge.many.MigrationPlans;
import io.github.llmbridge.bridge.many.Overviews;
import io.github.llmbridge.bridge.many.PeoplePlans;
import io.github.llmbridge.bridge.many.Reconciling;
import io.github.llmbridge.bridge.read.Healths;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.steps.KeyMaterial;
import io.github.llmbridge.bridge.steps.PendingKeys;
import io.github.llmbridge.bridge.steps.World;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.ConnectionUrl;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BridgeFacade}. Not thread safe. */
public final class BridgeBuilder {
    private static final int ID_BYTES = 16;

    private @Nullable LiteLlmClient liteLlm;
    private @Nullable OpenWebUiClient openWebUi;
    private @Nullable TierCatalog tiers;
    private @Nullable String connectionUrl;
    private @Nullable String pageOrigin;
    private boolean checkBrowserUrl = true;
    private String instance = Ownership.DEFAULT_INSTANCE;
    private final List<Secret> secrets = new ArrayList<>();
    private boolean hasSecret;
    private @Nullable UserTokenSource userTokens;
    private boolean settingsFunction;
    private final List<BridgeListener> listeners = new ArrayList<>();
    private final List<BridgePolicy> policies = new ArrayList<>();
    private BridgeObserver observer = BridgeObserver.none();
    private Duration deadline = Duration.ofMinutes(1);
    private Duration patience = Duration.ofSeconds(3);
    private int peopleAtATime = 4;
    private BridgeStore store = new InMemoryStore();
    private Duration rotationGrace = Duration.ofSeconds(2);
    private @Nullable Executor executor;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());
    private SecureRandom random = new SecureRandom();

    BridgeBuilder() {}

    /** LiteLLM, with the master key; required. */
    public BridgeBuilder liteLlm(LiteLlmClient client) {
        this.liteLlm = client;
        return this;
    }

    /** Open WebUI, as its administrator; required. */
    public BridgeBuilder openWebUi(OpenWebUiClient client) {
        this.openWebUi = client;
        return this;
    }

    /** The subscription tiers; required. */
    public BridgeBuilder tiers(TierCatalog catalog) {
        this.tiers = catalog;
        return this;
    }

    /**
     * LiteLLM's address as the users' browsers reach it, with the version path, such as {@code
     * https://llm.example.com/v1}; required. The backend's own way to LiteLLM may be another.
     */
    public BridgeBuilder connectionUrl(String url) {
        this.connectionUrl = url;
        return this;
    }

    /** Scheme, host and port by which users open Open WebUI; the client's base URL if not set. */
    public BridgeBuilder pageOrigin(String origin) {
        this.pageOrigin = origin;
        return this;
    }

    /** Whether to check from here that the connection's URL answers; switch off where the backend cannot reach it. */
    public BridgeBuilder checkBrowserUrl(boolean check) {
        this.checkBrowserUrl = check;
        return this;
    }

    /**
     * The bridge's name, if several bridges, each with an Open WebUI of its own, work behind one LiteLLM. Each has its
     * own keys and notes of a person and never touches those of another. 1 to 40 letters, digits, {@code _} or
     * {@code -}; {@code default} if not set.
     */
    public BridgeBuilder instance(String name) {
        this.instance = Inputs.present("instance", name);
        return this;
    }

    /**
     * A secret of the application, 32 bytes or more, that keys and initial passwords are derived from. With it, any
     * number of processes may work for one person at once, and a lost answer or a crash orphans nothing. Without it
     * they are random, and one process at a time is promised.
     */
    public BridgeBuilder secret(Secret value) {
        secrets.add(0, Inputs.present("secret", value));
        hasSecret = true;
        return this;
    }

    /** A secret that was in use before: keys that were derived from it are still known. */
    public BridgeBuilder formerSecret(Secret value) {
        secrets.add(Inputs.present("formerSecret", value));
        return this;
    }

    /** How to act as the user of an account that exists; no way by default. It may call the bridge itself. */
    public BridgeBuilder userTokens(UserTokenSource source) {
        this.userTokens = source;
        return this;
    }

    /**
     * Whether the settings of accounts that exist are changed by the settings function, which needs no token of their
     * users; off if not set. An administrator lets it in once, by {@code openWebUi.settingsFunction().install()}. Where
     * it cannot be used, a problem says why, and a credential of the user is needed as without it.
     *
     * <p>No credential proves then whose account it is. So the function is used only for an account that the bridge
     * added or has connected, that came by single sign-on or SCIM, or that the request vouches for
     * ({@code ProvisionRequest.vouched}). Where Open WebUI merges sign-ons with accounts of the same address
     * ({@code OAUTH_MERGE_ACCOUNTS_BY_EMAIL}), close the sign-up by password: whoever registered the address before
     * shares the account.
     */
    public BridgeBuilder settingsFunction(boolean use) {
        this.settingsFunction = use;
        return this;
    }

    /** Adds a listener to everything that happens. */
    public BridgeBuilder listener(BridgeListener listener) {
        this.listeners.add(listener);
        return this;
    }

    /** Adds a policy, which may refuse an operation before anything is changed. */
    public BridgeBuilder policy(BridgePolicy policy) {
        this.policies.add(policy);
        return this;
    }

    /** Surrounds every operation, for traces. One at most: the last that is set. */
    public BridgeBuilder observer(BridgeObserver value) {
        this.observer = Inputs.present("observer", value);
        return this;
    }

    /**
     * How long one operation may take in all; a minute if not set. {@link BridgeFacade#within} sets it for single
     * calls.
     */
    public BridgeBuilder deadline(Duration value) {
        this.deadline = requirePositive("deadline", value);
        return this;
    }

    /**
     * How long a person whom another process seems to be making is left to it; 3 seconds if not set. What has not moved
     * meanwhile was abandoned, and is finished. Zero says that nobody else works for the same people: then a person who
     * is new takes one call less, if there is no {@link #secret}.
     */
    public BridgeBuilder patience(Duration value) {
        this.patience = requireNotNegative("patience", value);
        return this;
    }

    /** How long a rotated key goes on working beside the new one; 2 seconds if not set. */
    public BridgeBuilder rotationGrace(Duration value) {
        this.rotationGrace = requireNotNegative("rotationGrace", value);
        return this;
    }

    /**
     * Runs one of two parallel branches; a pool of daemon threads by default. A bounded pool must not be the one that
     * calls the facade: a caller waits for its branch.
     */
    public BridgeBuilder executor(Executor value) {
        this.executor = value;
        return this;
    }

    /**
     * What keeps who is what, how far long runs have got, and who changed what; a small one in memory if not set.
     * Instances of the application that share a store work for one person one at a time. It stays the application's to
     * close.
     *
     * <p>A store that fails lets nothing happen unrecorded. Before the first change the operation is refused: a {@code
     * StepFailedException} in which nothing was done, with {@link io.github.llmbridge.bridge.store.StoreException} as
     * its cause. After it, the result has the problem {@code STORE_NOT_WRITTEN}, and the audit entry of the operation
     * stays under way.
     */
    public BridgeBuilder store(BridgeStore value) {
        this.store = Inputs.present("store", value);
        return this;
    }

    /** How many people are worked on at a time where an operation is for many; 4 if not set. */
    public BridgeBuilder peopleAtATime(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("peopleAtATime must be positive, not " + value);
        }
        this.peopleAtATime = value;
        return this;
    }

    /** The clock for lifetimes of keys and of what is remembered. */
    public BridgeBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Waits; tests hand in one that only takes note. */
    public BridgeBuilder sleeper(Sleeper value) {
        this.sleeper = value;
        return this;
    }

    /** Randomness for keys and passwords. */
    public BridgeBuilder random(SecureRandom value) {
        this.random = value;
        return this;
    }

    /**
     * The facade.
     *
     * @throws IllegalArgumentException naming everything that is missing
     */
    public BridgeFacade build() {
        if (liteLlm == null || openWebUi == null || tiers == null || connectionUrl == null) {
            throw new IllegalArgumentException("missing: " + String.join(", ", missing()));
        }
        if (!secrets.isEmpty() && !hasSecret) {
            // New keys would be derived from it, and it was given up.
            throw new IllegalArgumentException("formerSecret needs a secret beside it");
        }
        Servers servers = new Servers(liteLlm, openWebUi);
        Ownership ownership = new Ownership(
                instance, ConnectionUrl.allowingHttp(connectionUrl).value());
        SettingsFunctionCheck functionCheck = new SettingsFunctionCheck(settingsFunction, clock);
        ProxyVersion version = new ProxyVersion(clock);
        KnownModels knownModels = new KnownModels(version, clock);
        Preflight preflight = new Preflight(
                servers,
                new Preflight.BrowserWay(
                        ownership.connectionUrl(),
                        pageOrigin == null ? openWebUi.baseUrl() : pageOrigin,
                        checkBrowserUrl),
                tiers,
                knownModels,
                functionCheck,
                clock);
        SecureRandom randomness = random;
        ExecutorService own = Executors.newCachedThreadPool(BridgeBuilder::daemon);
        World world = new World(ownership, new KeyMaterial(instance, secrets, randomness), new PendingKeys(), tiers);
        Engine engine = new Engine(new Engine.Parts(
                servers,
                world,
                preflight,
                knownModels,
                functionCheck,
                userTokens,
                listeners,
                policies,
                observer,
                executor == null ? own : executor,
                clock,
                sleeper,
                store,
                () -> newId(randomness),
                patience,
                rotationGrace));
        Reads reads = new Reads(engine, preflight, knownModels, version, clock);
        Tasks tasks = new Tasks(tiers);
        BridgeFacade.Parts parts = new BridgeFacade.Parts(
                engine,
                tasks,
                reads,
                new PeoplePlans(engine, reads, preflight, clock),
                new Reconciling(engine, tasks, peopleAtATime, BridgeBuilder::daemon),
                new MigrationPlans(engine, tasks, tiers, preflight, clock),
                new Migrating(engine, tasks, peopleAtATime, BridgeBuilder::daemon),
                new Bulk(new Bulk.Parts(
                        engine, tasks, reads, preflight, tiers, store, clock, sleeper, BridgeBuilder::daemon)),
                new Follow(new Follow.Parts(engine, tasks, tiers, store, clock, sleeper, BridgeBuilder::daemon)),
                new Overviews(engine, reads, preflight, clock),
                new Healths(servers, clock, executor == null ? own : executor),
                preflight);
        return new BridgeFacade(parts, Call.within(deadline), own);
    }

    private static String newId(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (liteLlm == null) {
            missing.add("liteLlm");
        }
        if (openWebUi == null) {
            missing.add("openWebUi");
        }
        if (tiers == null) {
            missing.add("tiers");
        }
        if (connectionUrl == null) {
            missing.add("connectionUrl");
        }
        return missing;
    }

    private static Duration requireNotNegative(String field, Duration value) {
        if (Inputs.present(field, value).isNegative()) {
            throw new IllegalArgumentException(field + " must not be negative, and is " + value);
        }
        return value;
    }

    static Duration requirePositive(String field, Duration value) {
        Inputs.present(field, value);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be positive, not " + value);
        }
        return value;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "llmbridge");
        thread.setDaemon(true);
        return thread;
    }
}
