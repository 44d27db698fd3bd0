package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One person on a bridge of its own, whose every name is used by nobody else. Without a secret its password is known.
 */
final class Subject implements AutoCloseable {
    private static final Secret PASSWORD = Secret.of("Correct horse battery 1!");
    private static final Secret SECRET = Secret.of("a secret of the application, long enough");

    final Bridge bridge;
    final String id = ServerLine.unique("u");
    final String email = id + "@example.com";
    final String newEmail = "new-" + email;
    final String freeGroup = "Free-" + id;
    final String proGroup = "Pro-" + id;
    final String extraGroup = "Extra-" + id;
    final TeamSpec team = team("team-" + id);
    final TeamSpec otherTeam = team("other-" + id);
    final Instant grantEnd = Instant.now().plus(Duration.ofDays(1));
    final boolean derives;
    private Duration ahead = Duration.ZERO;

    Subject(ServerLine line, Wire wire, boolean derives) {
        this.derives = derives;
        this.bridge = new Bridge(line, wire, this::settings);
    }

    /** One branch after the other, so that the calls of an operation have an order. */
    private BridgeBuilder settings(BridgeBuilder builder) {
        builder.tiers(TierCatalog.of(free(), pro()))
                .executor(Runnable::run)
                .clock(Clock.offset(Clock.systemUTC(), ahead));
        return derives ? builder.secret(SECRET) : builder.userTokens(UserTokenSource.of(this::signIn));
    }

    /** Lets the bridge's clock go ahead, as after a restart at that time. */
    void setAhead(Duration time) {
        ahead = time;
        bridge.restarted();
    }

    Duration ahead() {
        return ahead;
    }

    private SubscriptionTier free() {
        return SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .maxBudget(1.5)
                .budgetDuration(BudgetDuration.of("30d"))
                .keyDuration(KeyDuration.of("30d"))
                .rpmLimit(100L)
                .addGroups(freeGroup)
                .build();
    }

    private SubscriptionTier pro() {
        return SubscriptionTier.builder("pro", Models.of("gpt-4o-mini", "gpt-4o"))
                .maxBudget(20.0)
                .budgetDuration(BudgetDuration.of("7d"))
                .keyDuration(KeyDuration.of("90d"))
                .rpmLimit(1_000L)
                .maxParallelRequests(9)
                .addGroups(proGroup)
                .build();
    }

    private static TeamSpec team(String id) {
        return TeamSpec.createIfMissing(id, "Team", Models.of("gpt-4o-mini", "gpt-4o"));
    }

    BridgeFacade facade() {
        return bridge.facade();
    }

    /** A free person. */
    ProvisionRequestBuilder person() {
        ProvisionRequestBuilder person = fresh();
        return derives ? person : person.password(PASSWORD);
    }

    /** A free person for whom the application names no password. */
    ProvisionRequestBuilder fresh() {
        return ProvisionRequest.builder(id, email, "free").name("Ada");
    }

    void provision(ProvisionRequestBuilder person) {
        facade().provisionUser(person.build());
    }

    /** As a caller that repeats it until nobody is left. */
    void remove(Set<Part> parts) {
        try {
            facade().remove(id, parts);
        } catch (PersonNotFoundException gone) {
            // Which is what was asked for.
        }
    }

    /** What an operator does to the key. */
    void byHand(UnaryOperator<UpdateKeyRequest.Builder> change) {
        bridge.byHand(bridge.key(person().build()), change);
    }

    /** By an operator's hand. */
    void deleteKey() {
        bridge.liteLlm
                .keys()
                .delete(KeySelection.of(bridge.key(person().build()).token()));
    }

    /** By an operator's hand. */
    void leaveGroups() {
        bridge.leaveGroups(bridge.account(person().build()), group -> true);
    }

    /** Of the key. */
    Map<String, Object> metadata() {
        return new LinkedHashMap<>(bridge.key(person().build()).metadata());
    }

    /** As the application does that kept the initial password. */
    private Optional<Secret> signIn(Account account) {
        try {
            return Optional.ofNullable(bridge.openWebUi
                    .anonymousAuths()
                    .signIn(new SignInRequest(account.email(), PASSWORD))
                    .token());
        } catch (UnauthorizedException | ForbiddenException refused) {
            return Optional.empty();
        }
    }

    List<String> groupNames() {
        return List.of(freeGroup, proGroup, extraGroup);
    }

    /** Lists that grow with each person would make each look slower than the one before. */
    @Override
    public void close() {
        bridge.wire.clear();
        bridge.openWebUi.groups().list().stream()
                .filter(group -> groupNames().contains(group.name()))
                .forEach(group -> bridge.openWebUi.groups().delete(group.id()));
        bridge.openWebUi.users().stream(id)
                .forEach(account -> bridge.openWebUi.users().delete(account.id()));
        bridge.facade().close();
    }
}
