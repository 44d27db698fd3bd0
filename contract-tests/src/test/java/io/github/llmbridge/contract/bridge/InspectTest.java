package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.ReadFailedException;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both servers' state of one person in one answer, and nothing changed by it. */
@OnEveryLine
class InspectTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    private Inspection inspect() {
        bridge.facade().preflight();
        bridge.wire.clear();
        Inspection found = bridge.facade().inspect(person.userId());
        assertThat(bridge.wire.writes()).isEmpty();
        return found;
    }

    private static List<Kind> kinds(Inspection found) {
        return found.problems().stream().map(Problem::kind).toList();
    }

    @Test
    void tellsAPersonWhoIsFinished() {
        ProvisionResult made = bridge.facade().provisionUser(person);

        Inspection found = inspect();

        assertThat(found.isReady()).isTrue();
        assertThat(found.problems()).isEmpty();
        assertThat(found.user().email()).isEqualTo(person.email());
        assertThat(found.user().role()).isEqualTo("internal_user");
        assertThat(found.key()).satisfies(key -> {
            assertThat(key.hash()).isEqualTo(made.keyHash());
            assertThat(key.alias()).startsWith("llmbridge/default/");
            assertThat(key.tier()).isEqualTo("free");
            assertThat(key.teamId()).isNull();
            assertThat(key.models()).containsExactly("gpt-4o-mini");
            assertThat(key.spend()).isZero();
            assertThat(key.maxBudget()).isEqualTo(1.5);
            assertThat(key.budgetDuration()).isEqualTo("30d");
            assertThat(key.budgetResetAt()).isAfter(Instant.now());
            assertThat(key.rpmLimit()).isEqualTo(100);
            assertThat(key.tpmLimit()).isEqualTo(10_000);
            assertThat(key.expires()).isCloseTo(Instant.now().plus(30, ChronoUnit.DAYS), within(2, ChronoUnit.MINUTES));
            assertThat(key.blocked()).isFalse();
        });
        assertThat(found.otherKeys()).isZero();
        assertThat(found.teams()).isEmpty();
        assertThat(found.account()).isNotNull();
        assertThat(found.account().id()).isEqualTo(made.accountId());
        assertThat(found.account().role()).isEqualTo("user");
        assertThat(found.account().groups()).isEmpty();
        assertThat(found.connection()).isEqualTo(new Inspection.ConnectionState(bridge.connectionUrl(), true, true));
        assertThat(found.suspended()).isFalse();
        assertThat(found.grant()).isNull();
        assertThat(found.drift()).isNotNull();
        assertThat(found.drift().isEmpty()).isTrue();
    }

    @Test
    void takesTwoReadsAndAThirdWhereTheAccountDoesNotTellItsGroups() {
        bridge.facade().provisionUser(person);

        inspect();

        assertThat(bridge.wire.exchanges()).hasSize(line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS) ? 2 : 3);
        // A fresh facade asks once more for what concerns everybody.
        try (BridgeFacade fresh = bridge.builder().build()) {
            bridge.wire.clear();
            fresh.inspect(person.userId());
            assertThat(bridge.wire.exchanges()).hasSize(line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS) ? 5 : 6);
        }
    }

    @Test
    void holdsNoSecret() {
        ProvisionResult made = bridge.facade().provisionUser(person);

        assertThat(inspect().toString())
                .doesNotContain(made.key().reveal())
                .doesNotContain(made.initialPassword().reveal());
    }

    @Test
    void tellsTeamAndGroups() {
        String team = ServerLine.unique("team");
        String group = ServerLine.unique("group");
        bridge.facade()
                .provisionUser(Bridge.person(person.userId())
                        .team(TeamSpec.builder(team, "Research", Models.of("gpt-4o-mini", "gpt-4o"))
                                .maxBudget(9.0)
                                .build())
                        .groups(List.of(group))
                        .build());

        Inspection found = inspect();

        assertThat(found.isReady()).isTrue();
        assertThat(found.key().teamId()).isEqualTo(team);
        assertThat(found.teams()).singleElement().satisfies(told -> {
            assertThat(told.teamId()).isEqualTo(team);
            assertThat(told.alias()).isEqualTo("Research");
            assertThat(told.given()).isTrue();
            assertThat(told.models()).containsExactly("gpt-4o-mini", "gpt-4o");
            assertThat(told.maxBudget()).isEqualTo(9.0);
            assertThat(told.blocked()).isFalse();
        });
        assertThat(found.account().groups()).containsExactly(group);
        assertThat(found.drift().isEmpty()).isTrue();
        assertThat(bridge.wire.exchanges()).hasSize(3);
    }

    @Test
    void tellsAGroupThatAnAdministratorGave() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        String group = ServerLine.unique("group");
        String id = bridge.openWebUi
                .groups()
                .create(NewGroupRequest.builder(group, "").build())
                .id();
        bridge.openWebUi.groups().addMembers(id, new GroupMembersRequest(List.of(made.accountId())));

        Inspection found = inspect();

        assertThat(found.account().groups()).containsExactly(group);
        assertThat(found.drift().isEmpty()).isTrue();
    }

    @Test
    void tellsWhatDiffersFromWhatTheBridgeGave() {
        bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.rpmLimit(7L).models(Models.of("gpt-4o")));

        Inspection found = inspect();

        assertThat(found.key().rpmLimit()).isEqualTo(7);
        assertThat(found.drift().changes())
                .contains(new PlannedChange(Step.KEY, "rpm_limit", "7", "100"))
                .extracting(PlannedChange::what)
                .containsExactlyInAnyOrder("rpm_limit", "models");
        assertThat(bridge.facade().provisionUser(person).unchanged()).isFalse();
        assertThat(inspect().drift().isEmpty()).isTrue();
    }

    @Test
    void tellsABlockAndABudgetThatIsSpent() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().block(bridge.key(person).token());
        bridge.byHand(bridge.key(person), change -> change.spend(1.5));

        Inspection found = inspect();

        assertThat(found.isReady()).isFalse();
        assertThat(kinds(found)).containsExactlyInAnyOrder(Kind.KEY_BLOCKED, Kind.KEY_SPENT);
        assertThat(found.key().blocked()).isTrue();
        assertThat(found.key().spend()).isCloseTo(1.5, within(1e-9));
        assertThat(found.drift().isEmpty()).isTrue();
    }

    @Test
    void tellsASuspension() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        try (BridgeFacade facade =
                bridge.builder().userTokens(bridge.signingIn(person, made)).build()) {
            facade.suspend(person.userId());
        }

        Inspection found = inspect();

        assertThat(found.suspended()).isTrue();
        assertThat(kinds(found)).containsExactly(Kind.SUSPENDED);
        assertThat(found.account().role()).isEqualTo("pending");
        assertThat(found.connection().enabled()).isFalse();
        assertThat(found.key().blocked()).isTrue();
        assertThat(found.drift().isEmpty()).isTrue();
    }

    @Test
    void tellsAGrant() {
        bridge.facade().provisionUser(person);
        Instant until = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        bridge.facade().grantTemporarily(person.userId(), Grant.tier("pro", until));

        Inspection found = inspect();

        assertThat(found.grant()).isEqualTo(new Inspection.GrantState("pro", "free", null, null, null, until));
        assertThat(found.key().tier()).isEqualTo("pro");
        assertThat(found.drift().isEmpty()).isTrue();
        assertThat(found.isReady()).isTrue();
    }

    @Test
    void tellsAnAccountThatIsGone() {
        bridge.facade().provisionUser(person);
        bridge.openWebUi.users().delete(bridge.account(person).id());

        Inspection found = inspect();

        assertThat(found.account()).isNull();
        assertThat(found.connection()).isNull();
        assertThat(kinds(found)).containsExactly(Kind.ACCOUNT_MISSING);
    }

    @Test
    void tellsAKeyThatIsGone() {
        bridge.facade().provisionUser(person);
        bridge.facade().remove(person.userId(), Set.of(Part.KEYS));

        Inspection found = inspect();

        assertThat(found.key()).isNull();
        assertThat(kinds(found))
                .contains(Kind.KEY_MISSING, Kind.CONNECTION_MISSING)
                .doesNotContain(Kind.KEY_ENDED);
        assertThat(found.connection().holdsKey()).isFalse();
    }

    /** A blank behind a key never leaves a browser, one before it does, and then LiteLLM refuses the call. */
    @Test
    void tellsAConnectionWhoseKeyLiteLlmRefuses() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        var editor = bridge.openWebUi
                .as(bridge.signIn(person, made.initialPassword()).orElseThrow())
                .settingsEditor();

        editor.edit(stored -> stored.update(
                DirectConnection::enabled,
                found -> found.withKey(Secret.of(made.key().reveal() + " "))));
        assertThat(inspect().connection().holdsKey()).isTrue();

        editor.edit(stored -> stored.update(
                DirectConnection::enabled,
                found -> found.withKey(Secret.of(" " + made.key().reveal()))));
        Inspection found = inspect();
        assertThat(found.connection().holdsKey()).isFalse();
        assertThat(kinds(found)).containsExactly(Kind.CONNECTION_MISSING);
    }

    @Test
    void tellsAUserToWhomTheBridgeHasGivenNothing() {
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(person.userId(), Models.of("gpt-4o"))
                        .maxBudget(3.0)
                        .build());

        Inspection found = inspect();

        assertThat(found.user().email()).isNull();
        assertThat(found.user().models()).containsExactly("gpt-4o");
        assertThat(found.user().maxBudget()).isEqualTo(3.0);
        assertThat(found.key()).isNull();
        assertThat(found.drift()).isNull();
        assertThat(kinds(found)).containsExactly(Kind.WISH_UNKNOWN, Kind.KEY_MISSING, Kind.ACCOUNT_MISSING);
    }

    @Test
    void tellsAPersonWhoseTierIsNotInTheCatalogAnyMore() {
        bridge.facade().provisionUser(person);
        try (BridgeFacade facade =
                bridge.builder().tiers(TierCatalog.of(Bridge.PRO)).build()) {
            Inspection found = facade.inspect(person.userId());

            assertThat(found.key().tier()).isEqualTo("free");
            assertThat(found.drift()).isNull();
            assertThat(found.problem(Kind.WISH_UNKNOWN))
                    .hasValueSatisfying(problem -> assertThat(problem.message()).contains("'free'"));
            assertThat(found.isReady()).isTrue();
        }
    }

    @Test
    void nobodyKnowsThePerson() {
        assertThatThrownBy(() -> bridge.facade().inspect(person.userId())).isInstanceOf(PersonNotFoundException.class);
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedInTheCause() {
        bridge.facade().provisionUser(person);
        for (String path : List.of("/user/info", "/api/v1/users/")) {
            bridge.wire.troubleOnce("GET", path, Wire.Effect.LOSE_ANSWER);

            assertThatThrownBy(() -> bridge.facade().inspect(person.userId()))
                    .isInstanceOf(ReadFailedException.class)
                    .hasCauseInstanceOf(ApiException.class)
                    .hasMessageContaining(person.userId());
        }
        assertThat(bridge.facade().inspect(person.userId()).isReady()).isTrue();
    }
}
