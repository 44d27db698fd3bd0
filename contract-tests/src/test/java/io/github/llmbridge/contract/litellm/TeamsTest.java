package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TeamsTest extends LiteLlmContract {
    private final String teamId = ServerLine.unique("team");

    private Team make(Models models) {
        return client.teams().create(NewTeamRequest.builder(teamId, models).build());
    }

    private Team stored() {
        return client.teams().info(teamId).teamInfo();
    }

    private Team add(String userId) {
        return client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(userId)));
    }

    @Test
    void keepsWhatWasAsked() {
        Team made = client.teams()
                .create(NewTeamRequest.builder(teamId, Models.of("gpt-4o-mini", "gpt-4o"))
                        .teamAlias("Engineering")
                        .maxBudget(100.0)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .tpmLimit(7_000_000_000L)
                        .rpmLimit(1_000L)
                        .metadata(Map.of("cost_center", "42"))
                        .build());

        for (Team team : List.of(made, stored())) {
            assertThat(team.teamId()).isEqualTo(teamId);
            assertThat(team.teamAlias()).isEqualTo("Engineering");
            assertThat(team.models()).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));
            assertThat(team.maxBudget()).isEqualTo(100.0);
            assertThat(team.budgetDuration()).isEqualTo("30d");
            assertThat(team.tpmLimit()).isEqualTo(7_000_000_000L);
            assertThat(team.rpmLimit()).isEqualTo(1_000L);
            assertThat(team.blocked()).isFalse();
            assertThat(team.metadata()).containsEntry("cost_center", "42");
        }
    }

    @Test
    void allModelsIsStoredAsAllModels() {
        make(Models.all());

        assertThat(stored().models().isAll()).isTrue();
    }

    @Test
    void theCreatorIsAMember() {
        make(Models.all());

        assertThat(stored().membersWithRoles())
                .extracting(TeamMember::userId, TeamMember::role)
                .containsExactly(tuple("default_user_id", "admin"));
    }

    @Test
    void aKnownIdIsRefusedAndNothingChanges() {
        make(Models.of("gpt-4o-mini"));

        assertThatThrownBy(() -> make(Models.all())).isInstanceOf(AlreadyExistsException.class);

        assertThat(stored().models()).isEqualTo(Models.of("gpt-4o-mini"));
    }

    @Test
    void anAliasMayOccurTwice() {
        String alias = ServerLine.unique("alias");
        String other = ServerLine.unique("team");

        for (String id : List.of(teamId, other)) {
            client.teams()
                    .create(NewTeamRequest.builder(id, Models.all())
                            .teamAlias(alias)
                            .build());
        }

        assertThat(client.teams().info(other).teamInfo().teamAlias()).isEqualTo(alias);
        assertThat(stored().teamAlias()).isEqualTo(alias);
    }

    @Test
    void anUnknownTeamIsNotFound() {
        assertThat(client.teams().find(teamId)).isEmpty();
        assertThatThrownBy(() -> client.teams().info(teamId))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[teams.info] at ")
                .hasMessageContaining(": HTTP 404 ");
    }

    @Test
    void aMemberIsAddedAndTheOthersStay() {
        String ada = newUser();
        String bob = newUser();
        make(Models.all());

        add(ada);
        Team answered = add(bob);

        assertThat(answered.hasMember(ada)).isTrue();
        assertThat(answered.hasMember(bob)).isTrue();
        assertThat(stored().membersWithRoles())
                .extracting(TeamMember::userId)
                .containsExactlyInAnyOrder("default_user_id", ada, bob);
        assertThat(client.users().info(ada).user().teams()).containsExactly(teamId);
    }

    @Test
    void aMemberIsAddedOnce() {
        String userId = newUser();
        make(Models.all());
        add(userId);

        assertThatThrownBy(() -> add(userId)).isInstanceOf(AlreadyExistsException.class);

        assertThat(stored().membersWithRoles())
                .extracting(TeamMember::userId)
                .containsExactlyInAnyOrder("default_user_id", userId);
    }

    @Test
    void anUnknownUserIsCreatedByJoining() {
        String userId = ServerLine.unique("user");
        make(Models.all());

        add(userId);

        assertThat(client.users().info(userId).user().teams()).containsExactly(teamId);
    }

    @Test
    void nobodyJoinsAnUnknownTeam() {
        String userId = newUser();

        // 1.77.3 fails on it with a plain 500.
        assertThatThrownBy(() -> add(userId))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[teams.addMember] at ");
        assertThat(client.teams().find(teamId)).isEmpty();
    }

    @Test
    void anAdminOfATeamNeedsALicence() {
        String userId = newUser();
        make(Models.all());

        assertThatThrownBy(
                        () -> client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.of(userId, "admin"))))
                .isInstanceOf(EnterpriseOnlyException.class);
        assertThat(stored().hasMember(userId)).isFalse();
    }

    @Test
    void aDeletedTeamIsGoneWithItsKeys() {
        String userId = newUser();
        make(Models.all());
        add(userId);
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).teamId(teamId).userId(userId)));

        client.teams().delete(new DeleteTeamsRequest(List.of(teamId)));

        assertThat(client.teams().find(teamId)).isEmpty();
        assertThat(client.keys().find(key)).isEmpty();
        assertThat(client.users().find(userId)).isPresent();
    }

    @Test
    void anUnknownTeamKeepsTheOthersFromBeingDeleted() {
        make(Models.all());

        assertThatThrownBy(
                        () -> client.teams().delete(new DeleteTeamsRequest(List.of(teamId, ServerLine.unique("team")))))
                .isInstanceOf(NotFoundException.class);

        assertThat(client.teams().find(teamId)).isPresent();
    }
}
