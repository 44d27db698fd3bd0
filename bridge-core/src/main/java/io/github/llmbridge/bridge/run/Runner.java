package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.users.Account;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Provisions one person: looks at both servers, then makes it so. LiteLLM's user comes first, since it is the authority
 * and may refuse; then key and account side by side; then the connection, which needs both; then what is left over.
 */
final class Provisioning {
    private final BridgeConfig config;
    private final Branches branches;
    private final Preflight preflight;
    private final KnownModels knownModels;
    private final GroupMembership groups;
    private final PendingKeys pending;
    private final UserStep users;
    private final TeamStep teams;
    private final KeyStep keys;
    private final AccountStep accounts;
    private final ConnectionStep connections;

    Provisioning(
            BridgeConfig config,
            Branches branches,
            Preflight preflight,
            KnownModels knownModels,
            GroupMembership groups,
            TierChanger tierChanger) {
        this.config = config;
        this.branches = branches;
        this.preflight = preflight;
        this.knownModels = knownModels;
        this.groups = groups;
        this.pending = new PendingKeys();
        this.users = new UserStep(config);
        this.teams = new TeamStep(config);
        this.keys = new KeyStep(config, tierChanger, pending);
        this.accounts = new AccountStep(config, users);
        this.connections = new ConnectionStep(config);
    }

    ProvisionResult run(ProvisionRequest request, SubscriptionTier tier, Consumer<StepResult> watcher) {
        Draft draft = new Draft(request, watcher);
        try {
            Look look = look(request, tier);
            draft.problems(look.problems());
            draft.log().run(Step.LITELLM_USER, () -> users.ensure(request, look));
            Optional<Secret> token = token(request, look);
            boolean canConnect = token.isPresent() || look.account().isEmpty() || look.isUnfinishedAccount();
            Branches.Both<AccountState, KeyState> made =
                    branches.run(() -> account(draft, tier, look, token), () -> key(draft, tier, look, canConnect));
            Outcome connection = draft.log()
                    .run(
                            Step.CONNECTION,
                            () -> connections.ensure(
                                    look,
                                    made.aside(),
                                    made.here(),
                                    fault -> draft.problem(Problem.Kind.CONNECTIONS_REPAIRED, fault)));
            if (connection != Outcome.AWAITING_USER_TOKEN) {
                pending.forget(request.userId());
                deleteOldKeys(draft, look, made.here());
            }
            return draft.ended(connection);
        } catch (RuntimeException e) {
            throw new ProvisioningException(draft.failed(), e);
        }
    }

    private Look look(ProvisionRequest request, SubscriptionTier tier) {
        Branches.Both<Optional<UserInfo>, Branches.Both<Optional<Account>, List<Problem>>> found = branches.run(
                () -> config.liteLlm().users().find(request.userId()),
                () -> branches.run(() -> config.openWebUi().users().findByEmail(request.email()), () -> {
                    knownModels.check(tier);
                    return preflight.ofConnections();
                }));
        return Look.of(
                config,
                request.userId(),
                found.aside(),
                found.here().aside(),
                found.here().here());
    }

    /** A token is asked for only where the account's settings have to be written. */
    private Optional<Secret> token(ProvisionRequest request, Look look) {
        if (look.account().isEmpty()
                || look.isUnfinishedAccount()
                || look.isConnected(config.connectionUrl(), config.clock().instant())) {
            return Optional.empty();
        }
        return config.tokenOf(request, look.account().get());
    }

    private AccountState account(Draft draft, SubscriptionTier tier, Look look, Optional<Secret> token) {
        ProvisionRequest request = draft.request();
        AccountState account =
                draft.log().run(Step.ACCOUNT, () -> accounts.ensure(request, look, token, draft::initialPassword));
        draft.account(account.account().id());
        draft.log().run(Step.ROLE, () -> accounts.ensureRole(request, account));
        Set<String> names = new LinkedHashSet<>(request.groups());
        names.addAll(tier.groups());
        if (!names.isEmpty()) {
            draft.log().run(Step.GROUPS, () -> Done.of(true, groups.join(account.account(), names)));
        }
        return account;
    }

    private KeyState key(Draft draft, SubscriptionTier tier, Look look, boolean canConnect) {
        ProvisionRequest request = draft.request();
        TeamSpec spec = request.team();
        if (spec != null) {
            Team team = draft.log().run(Step.TEAM, () -> teams.ensure(request.userId(), spec));
            Set<String> refused = TeamStep.refused(team, tier.models());
            if (!refused.isEmpty()) {
                draft.problem(
                        Problem.Kind.TEAM_REFUSES_MODELS, "team '" + spec.teamId() + "' does not allow " + refused);
            }
        }
        KeyState key = draft.log().run(Step.KEY, () -> keys.ensure(request, tier, look, canConnect));
        draft.key(key.hash(), key.secret());
        look.owned().stream()
                .filter(owned -> owned.hash().equals(key.hash()) && owned.isBlocked())
                .forEach(owned -> draft.problem(Problem.Kind.KEY_BLOCKED, "the user's key is blocked in LiteLLM"));
        return key;
    }

    /** Keys of earlier runs are deleted only now, when the connection holds the one that stays. */
    private void deleteOldKeys(Draft draft, Look look, KeyState key) {
        List<KeyHash> old = look.owned().stream()
                .map(OwnedKey::hash)
                .filter(hash -> !hash.equals(key.hash()))
                .toList();
        if (old.isEmpty()) {
            return;
        }
        draft.log().run(Step.OLD_KEYS, () -> {
            try {
                config.liteLlm().keys().delete(KeySelection.of(old));
            } catch (NotFoundException gone) {
                return Done.of(true, Outcome.UNCHANGED);
            }
            return Done.of(true, Outcome.UPDATED, old.size() + " deleted");
        });
    }
}
