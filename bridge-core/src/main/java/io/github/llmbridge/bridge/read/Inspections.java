package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.check.Hindrances;
import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.Inspection.AccountState;
import io.github.llmbridge.bridge.report.Inspection.ConnectionState;
import io.github.llmbridge.bridge.report.Inspection.GrantState;
import io.github.llmbridge.bridge.report.Inspection.KeyState;
import io.github.llmbridge.bridge.report.Inspection.TeamState;
import io.github.llmbridge.bridge.report.Inspection.UserState;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.UserFacts;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an inspection of what was seen; asks no server but for the models that LiteLLM serves. Thread safe. */
final class Inspections {
    private final KnownModels knownModels;
    private final Hindrances hindrances;

    Inspections(KnownModels knownModels) {
        this.knownModels = knownModels;
        this.hindrances = new Hindrances(knownModels);
    }

    /**
     * The inspection.
     *
     * @param general what concerns every person
     */
    Inspection of(View view, List<Problem> general) {
        Look look = view.look();
        List<Problem> problems = problems(view, general, tier -> unknownModels(tier, view.servers()));
        return new Inspection(
                look.userId(),
                user(look.user().orElseThrow().user()),
                view.key().map(Inspections::key).orElse(null),
                look.owned().size() - (view.key().isPresent() ? 1 : 0),
                look.user().orElseThrow().teams().stream()
                        .map(team -> team(look, team))
                        .toList(),
                look.account().map(account -> account(look, account)).orElse(null),
                look.connection().map(found -> connection(view, found)).orElse(null),
                isSuspended(look),
                grant(look),
                view.wish()
                        .map(wish -> new Plan(look.userId(), view.drift(), problems))
                        .orElse(null),
                problems,
                look.at());
    }

    private static UserState user(User user) {
        return new UserState(
                user.userEmail(),
                user.userAlias(),
                user.userRole() == null ? null : user.userRole().value(),
                user.models().names(),
                orZero(user.spend()),
                user.maxBudget(),
                user.budgetResetAt());
    }

    private static KeyState key(OwnedKey owned) {
        Key key = owned.key();
        return new KeyState(
                owned.hash(),
                key.keyAlias(),
                owned.tier().orElse(null),
                key.teamId(),
                key.models().names(),
                orZero(key.spend()),
                key.totalSpend(),
                key.maxBudget(),
                key.budgetDuration(),
                key.budgetResetAt(),
                key.rpmLimit(),
                key.tpmLimit(),
                key.maxParallelRequests(),
                key.expires(),
                owned.isBlocked());
    }

    private static TeamState team(Look look, Team team) {
        return new TeamState(
                team.teamId(),
                team.teamAlias(),
                look.note().teams().contains(team.teamId()),
                team.models().names(),
                orZero(team.spend()),
                team.maxBudget(),
                Boolean.TRUE.equals(team.blocked()));
    }

    private static AccountState account(Look look, Account account) {
        return new AccountState(
                account.id(), account.email(), account.name(), account.role().value(), look.memberships());
    }

    private static ConnectionState connection(View view, DirectConnection found) {
        return new ConnectionState(found.url(), found.enabled(), holdsKey(view, found));
    }

    /** As the key leaves the browser: LiteLLM refuses one with a blank before it. */
    private static boolean holdsKey(View view, DirectConnection found) {
        Secret sent = found.key();
        return sent != null
                && view.key().filter(key -> key.hash().equals(KeyHash.of(sent))).isPresent();
    }

    private static @Nullable GrantState grant(Look look) {
        return Grant.in(look.note().grant())
                .map(grant -> new GrantState(
                        grant.tier(),
                        Grant.baseIn(look.note().grant()).orElse(null),
                        grant.maxBudget(),
                        grant.rpmLimit(),
                        grant.tpmLimit(),
                        grant.until()))
                .orElse(null);
    }

    /** Names the models of a tier that LiteLLM does not have. */
    Optional<Problem> unknownModels(SubscriptionTier tier, Servers servers) {
        return knownModels.problem(tier, servers);
    }

    /**
     * What keeps a person from chatting, or should be known.
     *
     * @param general what concerns every person
     * @param unknownModels names the models of a tier that LiteLLM does not have
     */
    List<Problem> problems(
            View view, List<Problem> general, Function<SubscriptionTier, Optional<Problem>> unknownModels) {
        Look look = view.look();
        List<Problem> problems = new ArrayList<>(general);
        view.unknownWish().ifPresent(why -> problems.add(new Problem(Kind.WISH_UNKNOWN, why)));
        if (isSuspended(look)) {
            problems.add(new Problem(Kind.SUSPENDED, "the person is suspended; resume lifts it"));
        }
        if (view.key().isEmpty()) {
            problems.add(new Problem(Kind.KEY_MISSING, "LiteLLM holds no key of this bridge for the user"));
        }
        view.key()
                .ifPresent(key -> problems.addAll(hindrances.of(
                        view.servers(),
                        look.note().standing(),
                        view.wish()
                                .map(wish -> wish.tier().models())
                                .orElse(key.key().models()),
                        UserFacts.of(look.user().orElseThrow().user()),
                        KeyFacts.of(key.key()),
                        Optional.ofNullable(key.key().teamId()).flatMap(look::team),
                        look.at())));
        view.wish().map(Person::tier).flatMap(unknownModels).ifPresent(problems::add);
        ofAccount(view, problems);
        return problems;
    }

    /** A suspended person's account is pending and its connection off, as it should be. */
    private static void ofAccount(View view, List<Problem> problems) {
        Look look = view.look();
        if (look.account().isEmpty()) {
            problems.add(new Problem(
                    Kind.ACCOUNT_MISSING, "there is no account in Open WebUI with the LiteLLM user's e-mail"));
            return;
        }
        if (isSuspended(look)) {
            return;
        }
        if (look.account().get().role().equals(Role.PENDING)) {
            problems.add(new Problem(Kind.ACCOUNT_PENDING, "the account is pending in Open WebUI"));
        }
        nameDiffers(look).ifPresent(problems::add);
        Optional<DirectConnection> connection = look.connection();
        if (connection.filter(found -> holdsKey(view, found)).isEmpty()) {
            problems.add(new Problem(
                    Kind.CONNECTION_MISSING,
                    connection.isEmpty()
                            ? "the account's settings hold no connection of this bridge"
                            : "the connection in the account's settings does not hold the person's key"));
        } else if (!connection.get().enabled()) {
            problems.add(new Problem(Kind.CONNECTION_OFF, "the connection is switched off in the account's settings"));
        }
    }

    /** A person whose account the bridge found has its own name there. */
    private static Optional<Problem> nameDiffers(Look look) {
        String name = look.user().map(info -> info.user().userAlias()).orElse(null);
        return look.account()
                .filter(account -> AccountMark.of(account).isPresent())
                .filter(account -> name != null && !name.equals(account.name()))
                .map(account -> new Problem(
                        Kind.NAME_DIFFERS,
                        "the account's name is '" + account.name() + "', the LiteLLM user's alias '" + name + "'"));
    }

    private static boolean isSuspended(Look look) {
        return look.note().standing() == Standing.SUSPENDED;
    }

    private static double orZero(@Nullable Double amount) {
        return amount == null ? 0.0 : amount;
    }
}
