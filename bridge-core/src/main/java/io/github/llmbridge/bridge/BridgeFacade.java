package io.github.llmbridge.bridge;

import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.ConnectionUrl;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The main job in one call: {@link #provisionUser} gives a person a LiteLLM user with a virtual key that obeys a
 * subscription tier, an Open WebUI account, and that key as a direct connection in the account's own settings.
 *
 * <p>Every call may be repeated, after a failure and after success: what is there already is left alone. Thread safe; work
 * for one user takes turns within this process. Calls of different users run side by side.
 */
public final class BridgeFacade implements AutoCloseable {
    private final BridgeConfig config;
    private final SingleFlight flights = new SingleFlight();
    private final Preflight preflight;
    private final KnownModels knownModels;
    private final GroupMembership groups;
    private final TierChanger tierChanger;
    private final Provisioning provisioning;
    private final ProgressListener progress;
    private final @Nullable ExecutorService ownExecutor;

    private BridgeFacade(Builder builder, BridgeConfig config) {
        this.config = config;
        Executor executor = builder.executor;
        if (executor == null) {
            ExecutorService own = Executors.newCachedThreadPool(BridgeFacade::daemon);
            this.ownExecutor = own;
            executor = own;
        } else {
            this.ownExecutor = null;
        }
        this.preflight = new Preflight(config);
        this.knownModels = new KnownModels(config.liteLlm(), config.clock());
        this.groups = new GroupMembership(config.openWebUi());
        this.tierChanger = new TierChanger(config.liteLlm(), builder.tierListeners, config.clock());
        this.provisioning =
                new Provisioning(config, new Branches(executor), preflight, knownModels, groups, tierChanger);
        this.progress = builder.progress;
    }

    /** A builder; clients, tiers and the connection's URL are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Provisions a person, or finishes what an earlier call began. A second call on a finished user changes nothing and
     * costs only reads. Calls with the same request at the same time share one run and its result.
     *
     * @return what was reached; look at {@link ProvisionResult#status()}: without a way to act as the user of an account
     *     that existed before, the connection waits for a token
     * @throws IllegalArgumentException if the tier is not in the catalog
     * @throws ProvisioningException if a step failed; it tells what was done, its cause is the typed error, and the same
     *     call goes on from there
     */
    public ProvisionResult provisionUser(ProvisionRequest request) {
        SubscriptionTier tier = config.tiers().require(request.tier());
        return flights.run(
                request.userId(),
                request,
                ProvisionResult.class,
                () -> provisioning.run(request, tier, step -> progress.stepEnded(request.userId(), step)));
    }

    /**
     * Applies another tier to the user's key, in place: the hook for a subscription's upgrade or downgrade. Every field is
     * read back. The key's life starts again. Requests see the old limits for up to 60 seconds (LiteLLM's cache). What was
     * spent in the running period stays spent.
     *
     * @return what was reached, with the fields that did not take effect and what listeners threw
     * @throws IllegalArgumentException if the tier is not in the catalog
     * @throws TierChangeVetoedException if a listener refused; nothing was changed
     * @throws UnknownModelException if the tier names a model that LiteLLM does not have; nothing was changed
     * @throws NotFoundException if LiteLLM does not know the user
     * @throws BridgeException if the user has no key of this bridge
     */
    public TierChangeResult changeTier(String userId, String tierName) {
        SubscriptionTier tier = config.tiers().require(tierName);
        return flights.run(userId, tier, TierChangeResult.class, () -> {
            knownModels.check(tier);
            UserInfo user = config.liteLlm().users().info(userId);
            OwnedKey key = OwnedKey.among(user.keys(), userId).stream()
                    .filter(owned -> owned.isUsable(config.clock().instant()))
                    .findFirst()
                    .orElseThrow(() -> new BridgeException(
                            "user '" + userId + "' has no usable key of this bridge; provision the user first", null));
            return tierChanger.change(userId, key, tier, () -> moveGroups(user, key, tier));
        });
    }

    /** Finds by name what would keep a provisioned user from chatting. Changes nothing. */
    public PreflightReport preflight() {
        return preflight.full();
    }

    /** Ends this facade's threads; the clients are the caller's to close. */
    @Override
    public void close() {
        if (ownExecutor != null) {
            ownExecutor.shutdown();
        }
    }

    private void moveGroups(UserInfo user, OwnedKey key, SubscriptionTier to) {
        List<String> before = new ArrayList<>(key.tier()
                .flatMap(config.tiers()::find)
                .map(SubscriptionTier::groups)
                .orElse(List.of()));
        before.removeAll(to.groups());
        if (before.isEmpty() && to.groups().isEmpty()) {
            return;
        }
        Optional<Account> account = Optional.ofNullable(user.user().userEmail())
                .flatMap(config.openWebUi().users()::findByEmail);
        account.ifPresent(found -> {
            groups.leave(found, before);
            groups.join(found, to.groups());
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "llmbridge");
        thread.setDaemon(true);
        return thread;
    }

    /** Builds a facade. Not thread safe. */
    public static final class Builder {
        private @Nullable LiteLlmClient liteLlm;
        private @Nullable OpenWebUiClient openWebUi;
        private @Nullable TierCatalog tiers;
        private @Nullable String connectionUrl;
        private @Nullable String pageOrigin;
        private boolean checkBrowserUrl = true;
        private UserTokenSource userTokens = UserTokenSource.none();
        private final List<TierListener> tierListeners = new ArrayList<>();
        private ProgressListener progress = (userId, result) -> {};
        private @Nullable Executor executor;
        private Clock clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();

        private Builder() {}

        /** LiteLLM, with the master key; required. */
        public Builder liteLlm(LiteLlmClient client) {
            this.liteLlm = client;
            return this;
        }

        /** Open WebUI, as its administrator; required. */
        public Builder openWebUi(OpenWebUiClient client) {
            this.openWebUi = client;
            return this;
        }

        /** The subscription tiers; required. */
        public Builder tiers(TierCatalog catalog) {
            this.tiers = catalog;
            return this;
        }

        /**
         * LiteLLM's address as the users' browsers reach it, with the version path, such as {@code
         * https://llm.example.com/v1}; required. The backend's own way to LiteLLM may be another.
         */
        public Builder connectionUrl(String url) {
            this.connectionUrl = url;
            return this;
        }

        /** Scheme, host and port by which users open Open WebUI; the client's base URL if not set. */
        public Builder pageOrigin(String origin) {
            this.pageOrigin = origin;
            return this;
        }

        /** Whether to check from here that the connection's URL answers; switch off where the backend cannot reach it. */
        public Builder checkBrowserUrl(boolean check) {
            this.checkBrowserUrl = check;
            return this;
        }

        /** How to act as the user of an account that exists; no way by default. */
        public Builder userTokens(UserTokenSource source) {
            this.userTokens = source;
            return this;
        }

        /** Adds a listener to changes of tiers. */
        public Builder tierListener(TierListener listener) {
            this.tierListeners.add(listener);
            return this;
        }

        /** Watches the steps of provisioning as they end. */
        public Builder progress(ProgressListener listener) {
            this.progress = listener;
            return this;
        }

        /**
         * Runs one of two parallel branches; a pool of daemon threads by default. A bounded pool must not be the one that
         * calls the facade: a caller waits for its branch.
         */
        public Builder executor(Executor value) {
            this.executor = value;
            return this;
        }

        /** The clock for lifetimes of keys and of what is remembered. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Randomness for keys and passwords. */
        public Builder random(SecureRandom value) {
            this.random = value;
            return this;
        }

        /**
         * The facade.
         *
         * @throws IllegalArgumentException naming everything that is missing
         */
        public BridgeFacade build() {
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
            if (liteLlm == null || openWebUi == null || tiers == null || connectionUrl == null) {
                throw new IllegalArgumentException("missing: " + String.join(", ", missing));
            }
            BridgeConfig config = new BridgeConfig(
                    liteLlm,
                    openWebUi,
                    tiers,
                    ConnectionUrl.allowingHttp(connectionUrl).value(),
                    pageOrigin == null ? openWebUi.baseUrl() : pageOrigin,
                    checkBrowserUrl,
                    userTokens,
                    new SecretMaker(random),
                    clock);
            return new BridgeFacade(this, config);
        }
    }
}
