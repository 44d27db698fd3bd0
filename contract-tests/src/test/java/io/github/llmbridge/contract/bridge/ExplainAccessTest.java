package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LIMITS_MODELS_OF_MEMBERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.STOPS_TEAMS_OF_SPENT_ORGANIZATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.AccessExplanation;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessExplanation.ModelAnswer;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.ReadFailedException;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The level that the bridge says binds is the one that real calls of the person's key are refused by. */
@OnEveryLine
class ExplainAccessTest extends BridgeTest {
    /** Less than one answer costs, in USD: the first call is answered, the second finds it spent. */
    private static final double TINY = 0.0000001;

    private static final Duration COUNTED = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final String MINI = "gpt-4o-mini";
    private static final String LARGE = "gpt-4o";
    private static final SubscriptionTier BOTH = SubscriptionTier.builder("free", Models.of(MINI, LARGE))
            .maxBudget(5.0)
            .build();

    private final ProvisionRequest person = Bridge.newPerson();
    private final String team = ServerLine.unique("team");

    private BridgeFacade facade(SubscriptionTier tier) {
        return bridge.builder().tiers(TierCatalog.of(tier)).build();
    }

    private ProvisionRequest in(TeamSpec spec) {
        return Bridge.person(person.userId()).team(spec).build();
    }

    private TeamSpec teamOf(Models models) {
        return TeamSpec.createIfMissing(team, "Research", models);
    }

    /** What a real call is refused with: the level's name is in the error's type. */
    private void assertRefused(Secret key, String model, String type) {
        assertThatThrownBy(() -> bridge.ask(key, model))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).contains(type));
    }

    private static LevelAccess level(AccessExplanation found, AccessLevel level) {
        return found.level(level).orElseThrow();
    }

    @Test
    void nothingRefusesAPersonWithoutATeamAndTheKeysBudgetBinds() {
        ProvisionResult made = bridge.facade().provisionUser(person);

        AccessExplanation found = bridge.facade().explainAccess(person.userId());

        assertThat(found.tier()).isEqualTo("free");
        assertThat(found.models()).containsExactly(new ModelAnswer(MINI, Told.YES, null));
        assertThat(bridge.ask(made.key(), MINI)).isEqualTo("Hello from gpt-4o-mini");
        assertThat(found.modelsBoundBy()).isNull();
        assertThat(found.budgetBoundBy()).isEqualTo(AccessLevel.KEY);
        assertThat(found.problems()).isEmpty();
        assertThat(found.levels()).extracting(LevelAccess::level).containsExactly(AccessLevel.KEY, AccessLevel.USER);
        assertThat(level(found, AccessLevel.KEY)).satisfies(key -> {
            assertThat(key.id()).isEqualTo(made.keyHash().value());
            assertThat(key.models()).containsExactly(MINI);
            assertThat(key.passes()).isEqualTo(Told.YES);
            assertThat(key.budget().max()).isEqualTo(1.5);
            assertThat(key.budget().left()).isEqualTo(1.5);
            assertThat(key.budget().duration()).isEqualTo("30d");
            assertThat(key.budget().resetAt()).isAfter(found.at());
            assertThat(key.rpmLimit()).isEqualTo(100);
            assertThat(key.tpmLimit()).isEqualTo(10_000);
        });
        assertThat(level(found, AccessLevel.USER)).satisfies(user -> {
            assertThat(user.models()).isEmpty();
            assertThat(user.modelsCount()).isEqualTo(Told.YES);
            assertThat(user.budget().max()).isNull();
            assertThat(user.budget().left()).isNull();
        });
        assertThat(found.sentence())
                .isEqualTo("[gpt-4o-mini] may be called. The budget of the person's key binds: 1.5 of 1.5 USD are left"
                        + " until " + level(found, AccessLevel.KEY).budget().resetAt() + ".");
    }

    @Test
    void theKeyRefusesWhatIsNotInTheTier() {
        ProvisionResult made = bridge.facade().provisionUser(person);

        AccessExplanation found = bridge.facade().explainAccess(person.userId(), LARGE);

        assertThat(found.models()).containsExactly(new ModelAnswer(LARGE, Told.NO, AccessLevel.KEY));
        assertThat(found.modelsBoundBy()).isEqualTo(AccessLevel.KEY);
        assertThat(level(found, AccessLevel.KEY).refused()).containsExactly(LARGE);
        assertThat(level(found, AccessLevel.USER).passes()).isEqualTo(Told.YES);
        assertThat(found.sentence()).startsWith("The person's key, which allows [gpt-4o-mini], refuses [gpt-4o].");
        assertRefused(made.key(), LARGE, "key_model_access_denied");
    }

    @Test
    void theTeamRefusesAModelOfTheTier() {
        try (BridgeFacade facade = facade(BOTH)) {
            ProvisionResult made = facade.provisionUser(in(teamOf(Models.of(MINI))));

            AccessExplanation found = facade.explainAccess(person.userId());

            assertThat(found.models())
                    .containsExactly(
                            new ModelAnswer(MINI, Told.YES, null), new ModelAnswer(LARGE, Told.NO, AccessLevel.TEAM));
            assertThat(found.modelsBoundBy()).isEqualTo(AccessLevel.TEAM);
            assertThat(level(found, AccessLevel.TEAM)).satisfies(told -> {
                assertThat(told.id()).isEqualTo(team);
                assertThat(told.name()).isEqualTo("Research");
                assertThat(told.passes()).isEqualTo(Told.NO);
                assertThat(told.refused()).containsExactly(LARGE);
            });
            assertThat(level(found, AccessLevel.USER).modelsCount()).isEqualTo(Told.NO);
            assertThat(level(found, AccessLevel.USER).budgetCounts()).isEqualTo(Told.NO);
            assertThat(found.sentence())
                    .startsWith("Team '" + team
                            + "', which allows [gpt-4o-mini], refuses [gpt-4o]. [gpt-4o-mini] may be" + " called.");
            assertThat(bridge.ask(made.key(), MINI)).isEqualTo("Hello from gpt-4o-mini");
            assertRefused(made.key(), LARGE, "team_model_access_denied");
        }
    }

    @Test
    void theMembershipRefusesAModelOfTheTeam() {
        if (!line.does(LIMITS_MODELS_OF_MEMBERS)) {
            // Its members have no lists of their own.
            return;
        }
        try (BridgeFacade facade = facade(BOTH)) {
            facade.provisionUser(person);
            bridge.liteLlm
                    .teams()
                    .create(NewTeamRequest.builder(team, Models.all()).build());
            bridge.liteLlm
                    .teams()
                    .addMembers(AddTeamMembersRequest.builder(team)
                            .members(List.of(TeamMember.user(person.userId())))
                            .allowedModels(List.of(MINI))
                            .build());
            ProvisionResult made = facade.provisionUser(in(TeamSpec.existing(team)));

            AccessExplanation found = facade.explainAccess(person.userId());

            assertThat(found.modelsBoundBy()).isEqualTo(AccessLevel.TEAM_MEMBER);
            assertThat(found.model(LARGE)).contains(new ModelAnswer(LARGE, Told.NO, AccessLevel.TEAM_MEMBER));
            assertThat(level(found, AccessLevel.TEAM).passes()).isEqualTo(Told.YES);
            assertThat(level(found, AccessLevel.TEAM_MEMBER).models()).containsExactly(MINI);
            assertThat(bridge.ask(made.key(), MINI)).isEqualTo("Hello from gpt-4o-mini");
            assertRefused(made.key(), LARGE, "team_model_access_denied");
        }
    }

    @Test
    void theUserRefusesAModelWithoutATeamOnly() {
        SubscriptionTier tier = SubscriptionTier.builder("free", Models.of(MINI, LARGE))
                .user(new UserLimits(null, Models.of(MINI), null, null))
                .build();
        try (BridgeFacade facade = facade(tier)) {
            ProvisionResult made = facade.provisionUser(person);

            AccessExplanation found = facade.explainAccess(person.userId());

            assertThat(found.modelsBoundBy()).isEqualTo(AccessLevel.USER);
            assertThat(found.budgetBoundBy()).isNull();
            assertThat(level(found, AccessLevel.USER).refused()).containsExactly(LARGE);
            assertThat(found.sentence()).endsWith("No budget that can be read limits the person.");
            assertRefused(made.key(), LARGE, "user_model_access_denied");

            facade.provisionUser(in(teamOf(Models.all())));
            assertThat(facade.explainAccess(person.userId()).modelsBoundBy()).isNull();
        }
    }

    @Test
    void theProxyServesNoSuchModel() {
        try (BridgeFacade facade =
                facade(SubscriptionTier.builder("free", Models.all()).build())) {
            ProvisionResult made = facade.provisionUser(person);

            AccessExplanation found = facade.explainAccess(person.userId(), "no-such-model");

            assertThat(found.modelsBoundBy()).isEqualTo(AccessLevel.PROXY);
            assertThat(found.sentence()).startsWith("No open deployment of LiteLLM serves [no-such-model].");
            assertThatThrownBy(() -> bridge.ask(made.key(), "no-such-model")).isInstanceOf(ApiException.class);
            assertThat(facade.explainAccess(person.userId()).models())
                    .containsExactly(new ModelAnswer("all-proxy-models", Told.YES, null));
        }
    }

    @Test
    void whatAnAliasOfTheKeyDoesIsNotTold() {
        bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.aliases(Map.of("mine", MINI)));

        AccessExplanation found = bridge.facade().explainAccess(person.userId(), "mine");

        assertThat(found.models()).containsExactly(new ModelAnswer("mine", Told.UNKNOWN, null));
        assertThat(found.modelsBoundBy()).isNull();
        assertThat(found.sentence()).startsWith("Whether [mine] may be called cannot be told.");
    }

    private void assertBudgetBinds(BridgeFacade facade, Secret key, AccessLevel level) {
        bridge.ask(key, MINI);
        // 1.83.14 counts what was spent soon, not at once.
        Waiting.until(COUNTED, PAUSE, () -> catchThrowable(() -> bridge.ask(key, MINI)) != null);
        assertThatThrownBy(() -> bridge.ask(key, MINI)).isInstanceOf(BudgetExceededException.class);

        AccessExplanation found = facade.explainAccess(person.userId());

        assertThat(found.budgetBoundBy()).isEqualTo(level);
        assertThat(level(found, level).budget().max()).isEqualTo(TINY);
        assertThat(level(found, level).budget().left()).isLessThanOrEqualTo(TINY);
        assertThat(level(found, level).budgetCounts()).isEqualTo(Told.YES);
        assertThat(found.models()).extracting(ModelAnswer::allowed).containsOnly(Told.YES);
    }

    @Test
    void theKeysBudgetBinds() {
        SubscriptionTier tier = SubscriptionTier.builder("free", Models.of(MINI))
                .maxBudget(TINY)
                .user(new UserLimits(null, null, 5.0, null))
                .build();
        try (BridgeFacade facade = facade(tier)) {
            assertBudgetBinds(facade, facade.provisionUser(person).key(), AccessLevel.KEY);
        }
    }

    @Test
    void theUsersBudgetBindsWithoutATeamOnly() {
        SubscriptionTier tier = SubscriptionTier.builder("free", Models.of(MINI))
                .maxBudget(5.0)
                .user(new UserLimits(null, null, TINY, null))
                .build();
        try (BridgeFacade facade = facade(tier)) {
            assertBudgetBinds(facade, facade.provisionUser(person).key(), AccessLevel.USER);

            facade.provisionUser(in(teamOf(Models.all())));
            AccessExplanation found = facade.explainAccess(person.userId());
            assertThat(found.budgetBoundBy()).isEqualTo(AccessLevel.KEY);
            assertThat(level(found, AccessLevel.USER).budget().max()).isEqualTo(TINY);
        }
    }

    @Test
    void theTeamsBudgetBinds() {
        try (BridgeFacade facade = facade(BOTH)) {
            TeamSpec poor =
                    TeamSpec.builder(team, "Poor", Models.all()).maxBudget(TINY).build();

            assertBudgetBinds(facade, facade.provisionUser(in(poor)).key(), AccessLevel.TEAM);
        }
    }

    @Test
    void theMembershipsBudgetBinds() {
        try (BridgeFacade facade = facade(BOTH)) {
            facade.provisionUser(person);
            bridge.liteLlm
                    .teams()
                    .create(NewTeamRequest.builder(team, Models.all())
                            .maxBudget(9.0)
                            .build());
            bridge.liteLlm
                    .teams()
                    .addMembers(AddTeamMembersRequest.builder(team)
                            .members(List.of(TeamMember.user(person.userId())))
                            .maxBudgetInTeam(TINY)
                            .build());

            Secret key = facade.provisionUser(in(TeamSpec.existing(team))).key();

            assertBudgetBinds(facade, key, AccessLevel.TEAM_MEMBER);
        }
    }

    /** The newer line makes no organization without a licence, and does not tell of one. */
    @Test
    void anOrganizationIsToldAndItsBudgetCountsWhereTheServerStopsItsTeams() {
        if (line.does(LICENSES_ORGANIZATIONS)) {
            return;
        }
        String id = ServerLine.unique("org");
        bridge.liteLlm
                .organizations()
                .create(NewOrganizationRequest.builder(id, "Acme", Models.of(MINI, LARGE))
                        .maxBudget(0.5)
                        .rpmLimit(7L)
                        .build());
        try (BridgeFacade facade = facade(BOTH)) {
            TeamSpec ofAcme = TeamSpec.builder(team, "Research", Models.of(MINI, LARGE))
                    .organizationId(id)
                    .build();
            facade.provisionUser(in(ofAcme));

            AccessExplanation found = facade.explainAccess(person.userId());

            assertThat(level(found, AccessLevel.ORGANIZATION)).satisfies(acme -> {
                assertThat(acme.id()).isEqualTo(id);
                assertThat(acme.name()).isEqualTo("Acme");
                assertThat(acme.models()).containsExactly(MINI, LARGE);
                assertThat(acme.modelsCount()).isEqualTo(Told.NO);
                assertThat(acme.budget().max()).isEqualTo(0.5);
                assertThat(acme.budgetCounts())
                        .isEqualTo(line.does(STOPS_TEAMS_OF_SPENT_ORGANIZATIONS) ? Told.YES : Told.NO);
                assertThat(acme.rpmLimit()).isEqualTo(7);
            });
            assertThat(found.budgetBoundBy())
                    .isEqualTo(
                            line.does(STOPS_TEAMS_OF_SPENT_ORGANIZATIONS) ? AccessLevel.ORGANIZATION : AccessLevel.KEY);
        } finally {
            bridge.liteLlm.organizations().delete(id);
        }
    }

    @Test
    void aBlockIsSaidFirst() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().block(bridge.key(person).token());

        AccessExplanation found = bridge.facade().explainAccess(person.userId());

        assertThat(found.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.KEY_BLOCKED);
        assertThat(found.sentence()).startsWith("Every call is refused: the user's key is blocked in LiteLLM. ");
    }

    @Test
    void aUserToWhomTheBridgeHasGivenNothingHasItsOwnLimitsOnly() {
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(person.userId(), Models.of(MINI))
                        .maxBudget(3.0)
                        .build());

        AccessExplanation found = bridge.facade().explainAccess(person.userId(), LARGE);

        assertThat(found.tier()).isNull();
        assertThat(found.models()).containsExactly(new ModelAnswer(LARGE, Told.NO, null));
        assertThat(found.levels()).extracting(LevelAccess::level).containsExactly(AccessLevel.USER);
        assertThat(level(found, AccessLevel.USER).refused()).containsExactly(LARGE);
        assertThat(found.budgetBoundBy()).isEqualTo(AccessLevel.USER);
        assertThat(found.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.KEY_MISSING);
    }

    @Test
    void changesNothingTakesTheReadsOfInspectAndOneMoreForATeamAndHoldsNoSecret() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.wire.clear();
        AccessExplanation found = bridge.facade().explainAccess(person.userId());

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(bridge.wire.exchanges()).hasSize(line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS) ? 2 : 3);
        assertThat(found.toString()).doesNotContain(made.key().reveal());

        bridge.facade().provisionUser(in(teamOf(Models.of(MINI))));
        bridge.facade().explainAccess(person.userId());
        bridge.wire.clear();
        bridge.facade().explainAccess(person.userId(), MINI);
        assertThat(bridge.wire.exchanges()).hasSize(line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS) ? 3 : 4);
    }

    @Test
    void whoIsNotThereAndWhatCannotBeReadAreToldAsByInspect() {
        assertThatThrownBy(() -> bridge.facade().explainAccess(person.userId()))
                .isInstanceOf(PersonNotFoundException.class);
        assertThatThrownBy(() -> bridge.facade().explainAccess(person.userId(), " "))
                .isInstanceOf(IllegalArgumentException.class);
        bridge.facade().provisionUser(in(teamOf(Models.of(MINI))));
        for (String path : List.of("/user/info", "/team/info")) {
            bridge.wire.troubleOnce("GET", path, Wire.Effect.LOSE_ANSWER);

            assertThatThrownBy(() -> bridge.facade().explainAccess(person.userId()))
                    .isInstanceOf(ReadFailedException.class)
                    .hasMessageContaining("explainAccess");
        }
    }
}
