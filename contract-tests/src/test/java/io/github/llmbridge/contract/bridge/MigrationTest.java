package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.MigrationRulesBuilder;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Entry;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated.Outcome;
import io.github.llmbridge.contract.LiteLlmBehaviour;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserRequestBuilder;
import io.github.llmbridge.litellm.users.NewUserTeam;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.UpdateGroupRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Users whom LiteLLM has already become people of a bridge. Each test's rules give a tier to its own users only. */
@OnEveryLine
@ReadsEverybody
class MigrationTest {
    private final String instance = ServerLine.unique("i");
    private final String field = "tier-" + instance;
    private final String team = ServerLine.unique("team");
    private final List<String> made = new ArrayList<>();

    @Parameter
    ServerLine line;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(line, builder -> builder.instance(instance).secret(Bridge.SECRET));
        bridge.liteLlm
                .teams()
                .create(NewTeamRequest.builder(team, Models.all())
                        .teamAlias("Research " + instance)
                        .build());
    }

    @AfterEach
    void close() {
        for (String id : made) {
            bridge.openWebUi
                    .users()
                    .allByEmail(email(id))
                    .forEach(found -> bridge.openWebUi.users().delete(found.id()));
            bridge.liteLlm.users().deleteIfPresent(id);
        }
        groups().forEach(found -> bridge.openWebUi.groups().delete(found.id()));
        bridge.close();
    }

    @Test
    void usersOfLiteLlmBecomePeopleByTheSeedsMapping() {
        String ada = user(user -> user.userAlias("Ada").addTeams(NewUserTeam.of(team)));
        String bob = user(user -> user.userRole(UserRole.PROXY_ADMIN));
        String cat = user(user -> user.userAlias("Cat").userRole(UserRole.INTERNAL_USER_VIEWER));

        MigrationPlan plan = bridge.facade().planMigration(rules().build());
        MigrationReport report = bridge.facade().migrate(plan);

        assertThat(outcomes(report, ada, bob, cat)).containsOnly(Outcome.MIGRATED);
        assertThat(account(ada).name()).isEqualTo("Research " + instance + "-Ada");
        assertThat(account(bob).name()).isEqualTo(bob);
        assertThat(account(cat).name()).isEqualTo("Cat");
        assertThat(List.of(
                        account(ada).role(), account(bob).role(), account(cat).role()))
                .containsExactly(Role.USER, Role.ADMIN, Role.USER);
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("Research " + instance);
            assertThat(group.description()).endsWith("[grp_" + team + "]");
            assertThat(PersonState.isMember(account(ada), group)).isTrue();
            assertThat(PersonState.isMember(account(cat), group)).isFalse();
        });
        assertThat(bridge.ask(result(report, ada).result().key(), "gpt-4o-mini"))
                .isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void whatLiteLlmHasOfAUserStays() {
        String ada = user(user -> user.userAlias("Ada")
                .userRole(UserRole.INTERNAL_USER_VIEWER)
                .maxBudget(7.0)
                .addTeams(NewUserTeam.of(team)));
        Secret own = bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o"))
                        .userId(ada)
                        .build())
                .key();
        User before = bridge.liteLlm.users().info(ada).user();

        bridge.facade().migrate(rules().build());

        User after = bridge.liteLlm.users().info(ada).user();
        assertThat(after.userAlias()).isEqualTo(before.userAlias());
        assertThat(after.userEmail()).isEqualTo(before.userEmail());
        assertThat(after.userRole()).isEqualTo(before.userRole());
        assertThat(after.models()).isEqualTo(before.models());
        assertThat(after.maxBudget()).isEqualTo(before.maxBudget());
        assertThat(after.teams()).containsExactly(team);
        assertThat(after.metadata()).containsAllEntriesOf(before.metadata());
        assertThat(bridge.ask(own, "gpt-4o")).isEqualTo("Hello from gpt-4o");
        assertThat(keys(ada)).hasSize(2);
    }

    @Test
    void aPlanTellsEachVerdictAndChangesNothing() {
        String ada = user(user -> user.userAlias("Ada"));
        String noAddress = user(user -> user.userEmail(null));
        String noTier = user(user -> user.metadata(Map.of()));
        String oddTier = user(user -> user.metadata(Map.of(field, "gold")));
        String leftOut = user(user -> user);
        String hasAccount = user(user -> user);
        addAccount(hasAccount);
        bridge.wire.clear();

        MigrationPlan plan =
                bridge.facade().planMigration(rules().addLeftOut(leftOut).build());

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(entry(plan, ada).verdict()).isEqualTo(Verdict.MIGRATE);
        assertThat(entry(plan, ada).changes())
                .extracting(change -> change.what())
                .contains("key", "account");
        assertThat(entry(plan, noAddress)).satisfies(skipped("it has no e-mail"));
        assertThat(entry(plan, noTier)).satisfies(skipped("no rule gives it a tier"));
        assertThat(entry(plan, oddTier)).satisfies(skipped("there is no tier \"gold\""));
        assertThat(entry(plan, leftOut)).satisfies(skipped("the rules leave it out"));
        assertThat(entry(plan, "default_user_id")).satisfies(skipped("LiteLLM's master key"));
        assertThat(entry(plan, hasAccount).verdict()).isEqualTo(Verdict.WAITING);
    }

    @Test
    void aSecondMigrationChangesNothingAndNeitherDoesAReconciliation() {
        String ada = user(user -> user.userAlias("Ada").addTeams(NewUserTeam.of(team)));
        bridge.facade().migrate(rules().build());
        bridge.wire.clear();

        MigrationReport second = bridge.facade().migrate(rules().build());

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(outcomes(second, ada)).containsExactly(Outcome.ALREADY);
        assertThat(bridge.facade().planAll().isEmpty()).isTrue();
    }

    @Test
    void aGroupThatWasRenamedIsStillTheTeams() {
        String ada = user(user -> user.addTeams(NewUserTeam.of(team)));
        bridge.facade().migrate(rules().build());
        Group group = groups().get(0);
        bridge.openWebUi
                .groups()
                .update(
                        group.id(),
                        UpdateGroupRequest.builder(group)
                                .name("Renamed " + instance)
                                .build());
        String bob = user(user -> user.addTeams(NewUserTeam.of(team)));

        MigrationReport second = bridge.facade().migrate(rules().build());

        assertThat(outcomes(second, ada, bob)).containsExactly(Outcome.ALREADY, Outcome.MIGRATED);
        assertThat(groups()).hasSize(1);
        assertThat(List.of(account(ada), account(bob)))
                .allMatch(account -> PersonState.isMember(account, groups().get(0)));
        assertThat(bridge.facade().planAll().isEmpty()).isTrue();
    }

    @Test
    void anAccountIsAdoptedOnlyIfTheRulesVouchForIt() {
        String eve = user(user -> user.userAlias("Eve").addTeams(NewUserTeam.of(team)));
        addAccount(eve);
        Account before = account(eve);

        MigrationReport unvouched = bridge.facade().migrate(rules().build());

        assertThat(outcomes(unvouched, eve)).containsExactly(Outcome.WAITING);
        assertThat(account(eve)).isEqualTo(before);
        assertThat(keys(eve)).isEmpty();

        MigrationReport vouched = bridge.facade().migrate(rules().vouched(true).build());

        assertThat(outcomes(vouched, eve)).containsExactly(Outcome.AWAITING_USER_TOKEN);
        assertThat(account(eve).name()).isEqualTo(before.name());
        assertThat(PersonState.isMember(account(eve), groups().get(0))).isTrue();
        assertThat(keys(eve)).hasSize(1);
    }

    @Test
    void tiersComeByTeamAndThenByDefaultAndKeysMayBelongToTheTeam() {
        String ada = user(user -> user.metadata(Map.of()).addTeams(NewUserTeam.of(team)));

        MigrationPlan byAlias = bridge.facade()
                .planMigration(MigrationRules.builder()
                        .putTierByTeam("Research " + instance, "pro")
                        .groups(Set.of())
                        .keysInTeams(true)
                        .build());
        MigrationPlan byId = bridge.facade()
                .planMigration(MigrationRules.builder()
                        .putTierByTeam("Research " + instance, "pro")
                        .putTierByTeam(team, "free")
                        .build());
        MigrationPlan byDefault = bridge.facade().planMigration(MigrationRules.tier("pro"));

        assertThat(entry(byAlias, ada).person().tier()).isEqualTo("pro");
        assertThat(entry(byId, ada).person().tier()).isEqualTo("free");
        assertThat(entry(byDefault, ada).person().tier()).isEqualTo("pro");
        assertThatThrownBy(() -> bridge.facade().planMigration(MigrationRules.tier("gold")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("gold");

        MigrationReport report = bridge.facade().migrate(byAlias);

        assertThat(outcomes(report, ada)).containsExactly(Outcome.MIGRATED);
        assertThat(keys(ada)).singleElement().extracting(Key::teamId).isEqualTo(team);
        assertThat(groups()).isEmpty();
    }

    @Test
    void oneUsersTroubleStopsNobody() {
        String changed = user(user -> user.userAlias("Ada"));
        String refused = user(user -> user.userAlias("Bob"));
        String fine = user(user -> user.userAlias("Cat"));
        try (BridgeFacade facade = bridge.builder()
                .policy(operation ->
                        operation.userId().equals(refused) ? Optional.of("not this one") : Optional.empty())
                .build()) {
            MigrationPlan plan = facade.planMigration(rules().build());
            addAccount(changed);

            MigrationReport report = facade.migrate(plan);

            assertThat(outcomes(report, changed, refused, fine))
                    .containsExactly(Outcome.OUTDATED, Outcome.REFUSED, Outcome.MIGRATED);
            assertThat(result(report, refused).why()).contains("not this one");
        }
    }

    @Test
    void whatStoppedBeforeTheAccountIsFinishedByTheNextMigration() {
        String bob = user(
                user -> user.userAlias("Bob").userRole(UserRole.PROXY_ADMIN).addTeams(NewUserTeam.of(team)));
        bridge.wire.troubleOnce("POST", "/api/v1/auths/add", Effect.LOSE_REQUEST);

        MigrationReport stopped = bridge.facade().migrate(rules().build());
        MigrationReport goesOn = bridge.facade().migrate(rules().build());

        assertThat(outcomes(stopped, bob)).containsExactly(Outcome.FAILED);
        assertThat(outcomes(goesOn, bob)).containsExactly(Outcome.MIGRATED);
        assertThat(account(bob).role()).isEqualTo(Role.ADMIN);
        assertThat(account(bob).name()).isEqualTo("Research " + instance + "-Bob");
        assertThat(keys(bob)).hasSize(1);
        assertThat(outcomes(bridge.facade().migrate(rules().build()), bob)).containsExactly(Outcome.ALREADY);
    }

    @Test
    void anOrganizationIsAGroupToo() {
        assumeFalse(line.does(LiteLlmBehaviour.LICENSES_ORGANIZATIONS), "there are no organizations without a licence");
        String organization = ServerLine.unique("org");
        String ada = user(user -> user);
        bridge.liteLlm
                .organizations()
                .create(NewOrganizationRequest.builder(organization, "Company " + instance, Models.all())
                        .build());
        bridge.liteLlm
                .organizations()
                .addMembers(AddOrganizationMembersRequest.builder(organization)
                        .addMembers(OrganizationMember.of(ada, UserRole.INTERNAL_USER))
                        .build());
        try {
            bridge.facade().migrate(rules().build());

            Group group = groups().get(0);
            assertThat(group.name()).isEqualTo("Company " + instance);
            assertThat(group.description()).endsWith("[grp_" + organization + "]");
            assertThat(PersonState.isMember(account(ada), group)).isTrue();
        } finally {
            bridge.liteLlm.organizations().delete(organization);
        }
    }

    @Test
    void aServerThatRefusesTheBridgesCredentialsStopsTheRest() {
        List<String> ids = List.of(user(user -> user), user(user -> user), user(user -> user));
        try (BridgeFacade facade = bridge.builder().peopleAtATime(1).build()) {
            MigrationPlan plan = facade.planMigration(rules().build());
            bridge.wire.trouble((number, request) -> Effect.WITHOUT_CREDENTIAL);

            MigrationReport report = facade.migrate(plan);

            assertThat(outcomes(report, ids.toArray(String[]::new)))
                    .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.NOT_BEGUN, Outcome.NOT_BEGUN);
            bridge.wire.clear();
            assertThat(outcomes(facade.migrate(rules().build()), ids.toArray(String[]::new)))
                    .containsOnly(Outcome.MIGRATED);
        }
    }

    private MigrationRulesBuilder rules() {
        return MigrationRules.builder().tierField(field);
    }

    private String user(UnaryOperator<NewUserRequestBuilder> more) {
        String id = ServerLine.unique("u");
        made.add(id);
        NewUserRequestBuilder user = NewUserRequest.builder(id, Models.of("gpt-4o-mini", "gpt-4o"))
                .userEmail(email(id))
                .userRole(UserRole.INTERNAL_USER)
                .metadata(Map.of(field, "free"));
        bridge.liteLlm.users().create(more.apply(user).build());
        return id;
    }

    private static String email(String id) {
        return id + "@example.com";
    }

    private void addAccount(String id) {
        bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Somebody", email(id), Secret.of("Somebody's own 1!"), Role.USER));
    }

    private Account account(String id) {
        return bridge.openWebUi.users().findByEmail(email(id)).orElseThrow();
    }

    private List<Key> keys(String id) {
        return bridge.liteLlm.keys().stream(KeyListQuery.builder().userId(id).build())
                .toList();
    }

    private List<Group> groups() {
        return bridge.openWebUi.groups().list().stream()
                .filter(group -> group.name().contains(instance)
                        || String.valueOf(group.description()).contains(team))
                .toList();
    }

    private static Entry entry(MigrationPlan plan, String id) {
        return plan.of(id).orElseThrow();
    }

    private static org.assertj.core.api.ThrowingConsumer<Entry> skipped(String why) {
        return entry -> {
            assertThat(entry.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(entry.why()).contains(why);
        };
    }

    private static Migrated result(MigrationReport report, String id) {
        return report.of(id).orElseThrow();
    }

    private static List<Outcome> outcomes(MigrationReport report, String... ids) {
        return List.of(ids).stream().map(id -> result(report, id).outcome()).toList();
    }
}
