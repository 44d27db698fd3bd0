package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.OBEYS_SCIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** READY means that a chat would be answered; whatever stands in its way is named. */
@OnEveryLine
class ReadyMeansReadyTest extends BridgeTest {
    private final String team = ServerLine.unique("team");
    private final ProvisionRequest person = Bridge.newPerson();
    private final ProvisionRequest inTeam = Bridge.person(person.userId())
            .team(TeamSpec.createIfMissing(team, "Research", Models.of("gpt-4o-mini")))
            .build();

    @Test
    void aBlockedTeam() {
        bridge.facade().provisionUser(inTeam);
        bridge.liteLlm.teams().block(team);

        assertNamed(bridge.facade().provisionUser(inTeam), Kind.TEAM_BLOCKED);
    }

    @Test
    void aTeamThatHasSpentItsBudget() {
        TeamSpec poor = TeamSpec.builder(team, "Poor", Models.of("gpt-4o-mini"))
                .maxBudget(0.0)
                .build();
        ProvisionRequest request = Bridge.person(person.userId()).team(poor).build();

        assertNamed(bridge.facade().provisionUser(request), Kind.TEAM_SPENT);
        assertNamed(bridge.facade().provisionUser(request), Kind.TEAM_SPENT);
    }

    @Test
    void aUserWhoMayCallNoModel() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(person.userId())
                        .models(Models.of("no-default-models"))
                        .build());

        ProvisionResult result = bridge.facade().provisionUser(person);

        assertNamed(result, Kind.USER_REFUSES_MODELS);
        assertThatThrownBy(() -> bridge.ask(result.key(), "gpt-4o-mini")).isInstanceOf(ApiException.class);
    }

    @Test
    void aUserWhoHasSpentItsBudget() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(person.userId())
                        .maxBudget(0.0)
                        .build());

        assertNamed(bridge.facade().provisionUser(person), Kind.USER_SPENT);
        // A team's key does not count on the user's own budget.
        assertThat(bridge.facade().provisionUser(inTeam).status()).isEqualTo(Status.READY);
    }

    @Test
    void aUserWhomAnIdentityProviderSwitchedOff() {
        bridge.facade().provisionUser(person);
        Map<String, Object> metadata = new LinkedHashMap<>(
                bridge.liteLlm.users().info(person.userId()).user().metadata());
        metadata.put("scim_active", false);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(person.userId())
                        .metadata(metadata)
                        .build());

        ProvisionResult result = bridge.facade().provisionUser(person);

        // 1.77.3 does not look at it, so there the person can chat.
        if (!line.does(OBEYS_SCIM)) {
            assertThat(bridge.ask(result.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        } else {
            assertNamed(result, Kind.USER_DEACTIVATED);
            assertThatThrownBy(() -> bridge.ask(result.key(), "gpt-4o-mini")).isInstanceOf(ApiException.class);
        }
    }

    @Test
    void aKeyThatHasSpentItsBudget() {
        bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.spend(1.5));

        assertNamed(bridge.facade().provisionUser(person), Kind.KEY_SPENT);
    }

    @Test
    void aConnectionThatIsSwitchedOffInThePage() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.openWebUi
                .as(bridge.signIn(person, made.initialPassword()).orElseThrow())
                .settingsEditor()
                .edit(stored -> stored.update(found -> true, found -> found.withEnabled(false)));

        assertNamed(bridge.facade().provisionUser(person), Kind.CONNECTION_OFF);
        assertThat(bridge.connections(person).get(0).enabled()).isFalse();
    }

    @Test
    void aTierChangeThatTheTeamDenies() {
        bridge.facade().provisionUser(inTeam);

        TierChangeResult result = bridge.facade().changeTier(person.userId(), "pro");

        assertThat(result.notApplied()).isEmpty();
        assertThat(result.problem(Kind.TEAM_REFUSES_MODELS)).isPresent();
        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
    }

    private static void assertNamed(ProvisionResult result, Kind kind) {
        assertThat(result.problems()).extracting(problem -> problem.kind()).contains(kind);
        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
    }
}
