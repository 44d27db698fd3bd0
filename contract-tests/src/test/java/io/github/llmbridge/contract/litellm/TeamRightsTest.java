package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.BulkUpdatedKeys;
import io.github.llmbridge.litellm.keys.KeyUpdateResult;
import io.github.llmbridge.litellm.teams.BulkUpdatePermissionsRequest;
import io.github.llmbridge.litellm.teams.BulkUpdateTeamKeysRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamKeysChange;
import io.github.llmbridge.litellm.teams.TeamListQuery;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMembersQuery;
import io.github.llmbridge.litellm.teams.TeamModelsRequest;
import io.github.llmbridge.litellm.teams.UpdatePermissionsRequest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TeamRightsTest extends LiteLlmContract {
    private final String unknown = ServerLine.unique("team");

    private Models modelsOf(String teamId) {
        return client.teams().info(teamId).teamInfo().models();
    }

    @Test
    void modelsAreAddedAndTakenAway() {
        String teamId = newTeam(Models.of("gpt-4o-mini"));

        client.teams().addModels(TeamModelsRequest.of(teamId, List.of("gpt-4o")));
        assertThat(modelsOf(teamId)).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));

        client.teams().removeModels(TeamModelsRequest.of(teamId, List.of("gpt-4o-mini")));
        assertThat(modelsOf(teamId)).isEqualTo(Models.of("gpt-4o"));
    }

    @Test
    void theLastModelIsNeverTakenAwaySinceThatWouldOpenTheTeam() {
        String teamId = newTeam(Models.of("gpt-4o-mini", "gpt-4o"));

        assertThatThrownBy(() ->
                        client.teams().removeModels(TeamModelsRequest.of(teamId, List.of("gpt-4o-mini", "gpt-4o"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(teamId);
        assertThat(modelsOf(teamId)).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));

        assertThat(client.teams()
                        .removeModelsAnswer(TeamModelsRequest.of(teamId, List.of("gpt-4o-mini", "gpt-4o")))
                        .models()
                        .isAll())
                .isTrue();
    }

    @Test
    void aTeamThatMayCallAllModelsKeepsThat() {
        String teamId = newTeam(Models.all());

        client.teams().addModels(TeamModelsRequest.of(teamId, List.of("gpt-4o")));

        assertThat(modelsOf(teamId)).isEqualTo(Models.of("all-proxy-models", "gpt-4o"));
    }

    @Test
    void permissionsAreReplaced() {
        String teamId = newTeam(Models.all());
        assertThat(client.teams().permissions(teamId).teamMemberPermissions()).isEmpty();

        client.teams().updatePermissions(UpdatePermissionsRequest.of(teamId, List.of("/key/info", "/key/list")));

        assertThat(client.teams().permissions(teamId)).satisfies(permissions -> {
            assertThat(permissions.teamMemberPermissions()).containsExactly("/key/info", "/key/list");
            assertThat(permissions.allAvailablePermissions()).contains("/key/generate", "/key/info", "/key/list");
        });
    }

    @Test
    void permissionsOfSeveralTeamsAreAddedSince1106() {
        String teamId = newTeam(Models.all());
        BulkUpdatePermissionsRequest request = BulkUpdatePermissionsRequest.of(List.of("/key/info"), List.of(teamId));

        if (!has("teams.bulkUpdatePermissions")) {
            assertThatThrownBy(() -> client.teams().bulkUpdatePermissions(request))
                    .isInstanceOf(WrongEndpointException.class);
        } else {
            assertThat(client.teams().bulkUpdatePermissions(request).teamsUpdated())
                    .isEqualTo(1);
            assertThat(client.teams().bulkUpdatePermissions(request).teamsUpdated())
                    .isZero();
            assertThat(client.teams().permissions(teamId).teamMemberPermissions())
                    .containsExactly("/key/info");
            assertThatThrownBy(() -> client.teams()
                            .bulkUpdatePermissions(
                                    BulkUpdatePermissionsRequest.of(List.of("/key/list"), List.of(teamId, unknown))))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void anUnknownTeamIsNotFound() {
        TeamModelsRequest models = TeamModelsRequest.of(unknown, List.of("gpt-4o"));

        assertThatThrownBy(() -> client.teams().addModels(models)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().removeModels(models)).isInstanceOf(NotFoundException.class);
        // 1.77.3 fails on these with a plain 500.
        assertThatThrownBy(() -> client.teams().permissions(unknown)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().updatePermissions(UpdatePermissionsRequest.of(unknown, List.of())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void keysOfATeamAreChangedTogetherSince1106() {
        String teamId = newTeam(Models.all());
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).teamId(teamId)));
        BulkUpdateTeamKeysRequest request = BulkUpdateTeamKeysRequest.ofAllKeys(
                teamId, TeamKeysChange.builder().maxBudget(5).build());

        if (!has("teams.bulkUpdateKeys")) {
            assertThatThrownBy(() -> client.teams().bulkUpdateKeys(request)).isInstanceOf(WrongEndpointException.class);
        } else {
            BulkUpdatedKeys updated = client.teams().bulkUpdateKeys(request);
            assertThat(updated.successfulUpdates())
                    .extracting(KeyUpdateResult::key)
                    .containsExactly(key);
            assertThat(client.keys().info(key).maxBudget()).isEqualTo(5.0);
            BulkUpdatedKeys failed = client.teams()
                    .bulkUpdateKeys(BulkUpdateTeamKeysRequest.of(
                            teamId,
                            List.of(new KeyHash("0".repeat(64))),
                            TeamKeysChange.builder().clearMaxBudget().build()));
            assertThat(failed.failedUpdates()).hasSize(1);
        }
    }

    @Test
    void nobodyMayJoinByHimselfUntilSetUp() {
        // A 400 on 1.77.3.
        assertThat(client.teams().available()).isEmpty();
    }

    @Test
    void spendByUserIsEmptyWhereNobodySpentSince1106() {
        LocalDate day = LocalDate.of(2026, 1, 31);

        if (!has("teams.spendByUser")) {
            assertThatThrownBy(() -> client.teams().spendByUser(List.of(unknown), day, day))
                    .isInstanceOf(WrongEndpointException.class);
        } else {
            assertThat(client.teams().spendByUser(List.of(unknown), day, day)).satisfies(spend -> {
                assertThat(spend.startDate()).isEqualTo("2026-01-31");
                assertThat(spend.results()).isEmpty();
            });
        }
    }

    @Test
    void teamsAreListedByUser() {
        String userId = newUser();
        String teamId = newTeam(Models.all());
        newTeam(Models.all());
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(userId)));
        make(keyFor(Models.all()).teamId(teamId));

        assertThat(client.teams()
                        .list(TeamListQuery.builder().userId(userId).build())
                        .total())
                .isEqualTo(1);
        assertThat(client.teams().stream(TeamListQuery.builder().userId(userId).build()))
                .extracting(Team::teamId)
                .containsExactly(teamId);
        assertThat(client.teams().listWithKeys(TeamMembersQuery.ofUser(userId)))
                .singleElement()
                .satisfies(team -> assertThat(team.keys()).hasSize(1));
    }

    @Test
    void everyTeamIsListedOnce() {
        List<String> made = List.of(newTeam(Models.all()), newTeam(Models.all()), newTeam(Models.all()));

        List<String> listed = client.teams().stream(TeamListQuery.builder().build())
                .map(Team::teamId)
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
    }

    @Test
    void anUnknownUserHasNoListAndTheServerSaysSo() {
        String userId = ServerLine.unique("user");

        assertThatThrownBy(() -> client.teams()
                        .list(TeamListQuery.builder().userId(userId).build()))
                .isInstanceOf(NotFoundException.class);
        assertThat(client.teams().listWithKeys(TeamMembersQuery.ofUser(userId))).isEmpty();
    }
}
