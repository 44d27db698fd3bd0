package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_MODEL_BLOCKS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.EXPANDS_ALL_TEAM_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Tiers, teams and users may name wildcards, access groups and words of LiteLLM's: what the bridge says, real calls say too. */
@OnEveryLine
class TierModelsTest extends BridgeTest {
    /** A deployment costs a second on a real server, so the tests of a line share these. */
    private static Wire wire;

    private static OwnDeployments own;

    private String one;
    private String two;
    private String beta;
    private String any;
    private String wild;

    @BeforeParameterizedClassInvocation
    static void serve(ServerLine line) {
        wire = new Wire();
        own = new OwnDeployments(wire.liteLlm(line));
        own.serve("/one", "beta");
        own.serve("/two");
        own.serve("w/*");
    }

    @AfterParameterizedClassInvocation
    static void stopServing() {
        own.close();
        wire.close();
    }

    @BeforeEach
    void name() {
        one = own.run + "/one";
        two = own.run + "/two";
        beta = own.run + "-beta";
        any = own.run + "/*";
        wild = own.run + "w/*";
    }

    private static Models models(String... names) {
        return names.length == 0 ? Models.all() : Models.of(names);
    }

    private static SubscriptionTier tier(String... names) {
        return SubscriptionTier.builder("free", models(names)).build();
    }

    private static SubscriptionTier forUser(SubscriptionTier tier, String... names) {
        return SubscriptionTier.builder(tier.name(), tier.models())
                .user(new UserLimits(null, models(names), null, null))
                .build();
    }

    private BridgeFacade facade(SubscriptionTier... tiers) {
        return bridge.builder().tiers(TierCatalog.of(tiers)).build();
    }

    private ProvisionRequest person(@Nullable Models team) {
        String id = ServerLine.unique("u");
        return Bridge.person(id)
                .team(team == null ? null : TeamSpec.createIfMissing(ServerLine.unique("team"), "Research", team))
                .build();
    }

    private boolean isAnswered(Secret key, String model) {
        try {
            return bridge.ask(key, model).equals("Hello");
        } catch (ApiException e) {
            return false;
        }
    }

    /** Says ready, does so on repeat and to whoever looks, and each of these models is answered. */
    private void assertReady(SubscriptionTier tier, @Nullable Models team, String... called) {
        try (BridgeFacade facade = facade(tier)) {
            ProvisionRequest person = person(team);
            ProvisionResult result = facade.provisionUser(person);

            assertThat(result.problems()).as("%s in %s", tier, team).isEmpty();
            assertThat(result.status()).isEqualTo(Status.READY);
            assertThat(called)
                    .allSatisfy(model -> assertThat(isAnswered(result.key(), model))
                            .as("%s of %s in %s", model, tier, team)
                            .isTrue());
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
            assertThat(facade.inspect(person.userId()).isReady()).isTrue();
            assertThat(facade.plan(person).problems()).isEmpty();
            assertThat(facade.preflight().isReady()).isTrue();
        }
    }

    /** Names the problem, does so on repeat and to whoever looks, and none of these models is answered. */
    private void assertRefused(Kind kind, SubscriptionTier tier, @Nullable Models team, String... called) {
        try (BridgeFacade facade = facade(tier)) {
            ProvisionRequest person = person(team);
            ProvisionResult result = facade.provisionUser(person);

            assertThat(result.problems())
                    .as("%s in %s", tier, team)
                    .extracting(Problem::kind)
                    .containsExactly(kind);
            assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
            assertThat(called)
                    .allSatisfy(model -> assertThat(isAnswered(result.key(), model))
                            .as("%s of %s in %s", model, tier, team)
                            .isFalse());
            assertThat(facade.provisionUser(person).problems()).isEqualTo(result.problems());
            assertThat(facade.inspect(person.userId()).problems()).isEqualTo(result.problems());
            assertThat(facade.plan(person).problems()).isEqualTo(result.problems());
        }
    }

    @Test
    void aTeamOfWildcardsAllowsWhatTheyServe() {
        assertReady(tier(one), models(any), one);
        assertReady(tier(one, two), models("*"), one, two);
        assertReady(tier(own.run + "w/zulu"), models(wild), own.run + "w/zulu");
        assertRefused(Kind.TEAM_REFUSES_MODELS, tier(one), models(wild), one);
    }

    @Test
    void aTeamOfAnAccessGroupAllowsTheModelsInIt() {
        assertReady(tier(one), models(beta), one);
        assertRefused(Kind.TEAM_REFUSES_MODELS, tier(two), models(beta), two);
    }

    @Test
    void aTeamOfEverythingHasSeveralNames() {
        assertReady(tier(one), models(), one);
        assertReady(tier(one), models("all-proxy-models"), one);
        assertReady(tier(), models(one), one);
    }

    @Test
    void allTeamModelsOfATeamAreEverythingOnTheNewerLineOnly() {
        if (!line.does(EXPANDS_ALL_TEAM_MODELS)) {
            assertRefused(Kind.TEAM_REFUSES_MODELS, tier(one), models("all-team-models"), one);
        } else {
            assertReady(tier(one), models("all-team-models"), one);
        }
    }

    @Test
    void aTeamThatAllowsNothingIsNotReadyForATierOfEverything() {
        assertRefused(Kind.TEAM_REFUSES_MODELS, tier(), models("no-default-models"), one);
    }

    @Test
    void aTierMayNameAnAccessGroup() {
        assertReady(tier(beta), null, one);
        assertReady(tier(beta), models(one), one);
        assertReady(tier(beta), models(any), one);
        assertRefused(Kind.TEAM_REFUSES_MODELS, tier(beta), models(two), one);
    }

    @Test
    void aTierMayNameWildcards() {
        assertReady(tier(any), null, one, two);
        assertReady(tier("*"), null, one, two);
        assertReady(tier(wild), null, own.run + "w/zulu");
        // To allow a part is what a team is for.
        assertReady(tier(any), models(one), one);
        assertRefused(Kind.TEAM_REFUSES_MODELS, tier(any), models(wild), one);
    }

    @Test
    void aTierMayLeaveItToTheTeam() {
        assertReady(tier("all-team-models"), models(one), one);
        assertReady(tier("all-team-models"), null, one, two);
    }

    @Test
    void aTierOfNothingIsNotReady() {
        assertRefused(Kind.KEY_REFUSES_MODELS, tier("no-default-models"), null, one);
    }

    @Test
    void theUsersOwnModelsCountWithoutATeamOnly() {
        assertReady(forUser(tier(one), any), null, one);
        assertReady(forUser(tier(one), beta), null, one);
        assertReady(forUser(tier(one), "*"), null, one);
        assertReady(forUser(tier(one)), null, one);
        assertRefused(Kind.USER_REFUSES_MODELS, forUser(tier(one), two), null, one);
        assertRefused(Kind.USER_REFUSES_MODELS, forUser(tier(), "no-default-models"), null, one);
        assertReady(forUser(tier(one), two), models(one), one);
    }

    @Test
    void aBlockedModelIsNamed() {
        if (!line.does(ANSWERS_MODEL_BLOCKS)) {
            return;
        }
        try (OwnDeployments closed = new OwnDeployments(bridge.liteLlm)) {
            closed.block(closed.serve("/closed"));

            assertRefused(Kind.MODELS_BLOCKED, tier(one, closed.run + "/closed"), null, closed.run + "/closed");
        }
    }

    @Test
    void namesThatNothingServesAreUnknownWhereverATierHasThem() {
        for (SubscriptionTier tier : List.of(
                tier(one, own.run + "/three"),
                tier(own.run + "-nogroup"),
                tier(own.run + "no/*"),
                forUser(tier(one), own.run + "/three"))) {
            try (BridgeFacade facade = facade(tier)) {
                assertThat(facade.preflight().find(Kind.TIER_NAMES_UNKNOWN_MODELS))
                        .as("%s", tier)
                        .isPresent();
                bridge.wire.clear();
                assertThatThrownBy(() -> facade.provisionUser(person(null))).isInstanceOf(UnknownModelException.class);
                assertThat(bridge.wire.writes()).isEmpty();
            }
        }
    }

    @Test
    void aModelThatIsGoneKeepsAPersonFromBeingReady() {
        ProvisionRequest person = person(null);
        SubscriptionTier tier;
        try (OwnDeployments gone = new OwnDeployments(bridge.liteLlm)) {
            gone.serve("/one");
            tier = tier(gone.run + "/one");
            try (BridgeFacade facade = facade(tier)) {
                facade.provisionUser(person);
            }
        }
        try (BridgeFacade facade = facade(tier)) {
            assertThat(facade.inspect(person.userId()).problems())
                    .extracting(Problem::kind)
                    .containsExactly(Kind.TIER_NAMES_UNKNOWN_MODELS);
        }
    }

    @Test
    void aModelThatIsNewIsKnownAtOnce() {
        try (OwnDeployments fresh = new OwnDeployments(bridge.liteLlm);
                BridgeFacade facade = facade(tier(fresh.run + "/new"))) {
            assertThat(facade.preflight().isReady()).isFalse();
            fresh.serve("/new");

            assertThat(facade.provisionUser(person(null)).status()).isEqualTo(Status.READY);
        }
    }

    @Test
    void aKeyThatJoinsATeamIsHeldToTheSameRules() {
        for (Models team : List.of(models(one), models(beta), models(any), models("*"))) {
            try (BridgeFacade facade = facade(tier(beta))) {
                ProvisionRequest person = person(team);
                ProvisionResult alone =
                        facade.provisionUser(Bridge.person(person.userId()).build());

                ProvisionResult joined = facade.provisionUser(person);

                assertThat(joined.status()).as("%s", team).isEqualTo(Status.READY);
                assertThat(bridge.key(person).models()).isEqualTo(models(beta));
                assertThat(isAnswered(alone.key(), one)).isTrue();
            }
        }
    }

    @Test
    void aChangeOfTierTellsWhatTheTeamDenies() {
        SubscriptionTier pro = SubscriptionTier.builder("pro", models(one, two)).build();
        for (Models team : List.of(models(one), models(beta), models(any))) {
            try (BridgeFacade facade = facade(tier(one), pro)) {
                ProvisionRequest person = person(team);
                Secret key = facade.provisionUser(person).key();

                TierChangeResult result = facade.changeTier(person.userId(), "pro");

                boolean allowed = isAnswered(key, two);
                assertThat(allowed).isEqualTo(team.equals(models(any)));
                assertThat(result.status()).isEqualTo(allowed ? Status.READY : Status.NOT_USABLE);
                assertThat(result.problem(Kind.TEAM_REFUSES_MODELS).isPresent()).isEqualTo(!allowed);
            }
        }
    }

    @Test
    void aKeyThatAnOperatorNarrowedIsNamedUntilItIsMended() {
        try (BridgeFacade facade = facade(tier(one))) {
            ProvisionRequest person = person(null);
            Secret key = facade.provisionUser(person).key();
            bridge.byHand(bridge.key(person), change -> change.models(models(two)));

            assertThat(isAnswered(key, one)).isFalse();
            assertThat(facade.inspect(person.userId()).problems())
                    .extracting(Problem::kind)
                    .containsExactly(Kind.KEY_REFUSES_MODELS);
            assertThat(facade.plan(person).problems()).isEmpty();
            assertThat(facade.provisionUser(person).status()).isEqualTo(Status.READY);
        }
    }
}
