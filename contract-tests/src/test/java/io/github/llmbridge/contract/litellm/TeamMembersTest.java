package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_LIMITS_OF_MEMBERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.KEEPS_LIMITS_OF_MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.AddedTeamMember;
import io.github.llmbridge.litellm.teams.BulkAddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkAddedTeamMembers;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.ResetTeamMemberSpendRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.teams.Teams;
import io.github.llmbridge.litellm.teams.UpdateTeamMemberRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TeamMembersTest extends LiteLlmContract {
    private final String ada = ServerLine.unique("user");
    private final String bob = ServerLine.unique("user");

    private Team add(String teamId, String... userIds) {
        return client.teams()
                .addMembers(AddTeamMembersRequest.builder(teamId)
                        .members(List.of(userIds).stream().map(TeamMember::user).toList())
                        .maxBudgetInTeam(4.0)
                        .build());
    }

    private Budget budgetOf(String teamId, String userId) {
        return client.teams().info(teamId).teamMemberships().stream()
                .filter(membership -> membership.userId().equals(userId))
                .map(TeamMembership::litellmBudgetTable)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalAreAddedWithABudgetEach() {
        String teamId = newTeam(Models.all());

        Team team = add(teamId, ada, bob);

        assertThat(team.hasMember(ada)).isTrue();
        assertThat(team.updatedUsers()).hasSize(2);
        assertThat(team.updatedTeamMemberships())
                .extracting(TeamMembership::userId)
                .containsExactlyInAnyOrder(ada, bob);
        assertThat(budgetOf(teamId, bob).maxBudget()).isEqualTo(4.0);
    }

    @Test
    void allMembersOnceMoreAreRefused() {
        String teamId = newTeam(Models.all());
        add(teamId, ada, bob);

        assertThatThrownBy(() -> add(teamId, ada, bob)).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void anUnknownTeamIsNotFound() {
        String teamId = ServerLine.unique("team");

        // 1.77.3 fails on it with a plain 500.
        assertThatThrownBy(() -> add(teamId, ada)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams()
                        .updateMember(UpdateTeamMemberRequest.builder(teamId, ada)
                                .tpmLimit(1)
                                .build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().removeMember(RemoveTeamMemberRequest.of(teamId, ada)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void limitsThatAnUpdateDoesNotSetStay() {
        String teamId = newTeam(Models.all());
        add(teamId, ada);

        client.teams()
                .updateMember(UpdateTeamMemberRequest.builder(teamId, ada)
                        .tpmLimit(30)
                        .rpmLimit(3)
                        .build());

        // 1.77.3 by itself would have dropped the budget.
        assertThat(budgetOf(teamId, ada).maxBudget()).isEqualTo(4.0);
        assertThat(budgetOf(teamId, ada).tpmLimit()).isEqualTo(30);

        client.teams()
                .updateMember(UpdateTeamMemberRequest.builder(teamId, ada)
                        .clearMaxBudgetInTeam()
                        .build());

        boolean cleared = !line.does(KEEPS_LIMITS_OF_MEMBERS) || line.does(CLEARS_LIMITS_OF_MEMBERS);
        assertThat(budgetOf(teamId, ada).maxBudget()).isEqualTo(cleared ? null : 4.0);
        assertThat(budgetOf(teamId, ada).rpmLimit()).isEqualTo(3);
    }

    @Test
    void whoIsNoMemberIsNotFound() {
        String teamId = newTeam(Models.all());

        // The server itself answers 200 and writes a membership.
        assertThatThrownBy(() -> client.teams()
                        .updateMember(UpdateTeamMemberRequest.builder(teamId, ada)
                                .maxBudgetInTeam(1)
                                .build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().removeMember(RemoveTeamMemberRequest.of(teamId, ada)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAdminNeedsALicence() {
        String teamId = newTeam(Models.all());
        add(teamId, ada);

        assertThatThrownBy(() -> client.teams()
                        .updateMember(UpdateTeamMemberRequest.builder(teamId, ada)
                                .role("admin")
                                .build()))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void aMemberGoesByItsId() {
        String teamId = newTeam(Models.all());
        add(teamId, ada, bob);

        Team left = client.teams().removeMember(RemoveTeamMemberRequest.of(teamId, ada));

        assertThat(left.hasMember(ada)).isFalse();
        assertThat(left.hasMember(bob)).isTrue();
    }

    @Test
    void manyAreAddedAtOnce() {
        String teamId = newTeam(Models.all());

        BulkAddedTeamMembers added = client.teams()
                .bulkAddMembers(BulkAddTeamMembersRequest.builder(teamId)
                        .members(List.of(TeamMember.user(ada), TeamMember.user(bob)))
                        .maxBudgetInTeam(2.0)
                        .build());

        assertThat(added.successfulAdditions()).isEqualTo(2);
        assertThat(added.results()).extracting(AddedTeamMember::success).containsExactly(true, true);
        assertThat(added.updatedTeam())
                .satisfies(team -> assertThat(team.hasMember(bob)).isTrue());
    }

    @Test
    void theResultsTellThatNobodyWasAdded() {
        BulkAddedTeamMembers added = client.teams()
                .bulkAddMembers(BulkAddTeamMembersRequest.builder(ServerLine.unique("team"))
                        .members(List.of(TeamMember.user(ada)))
                        .build());

        assertThat(added.failedAdditions()).isEqualTo(1);
        assertThat(added.updatedTeam()).isNull();
        assertThat(added.results()).extracting(AddedTeamMember::success).containsExactly(false);
    }

    @Test
    void spendAndBudgetOfAMemberAreReset() {
        String teamId = newTeam(Models.all());
        add(teamId, ada);

        if (has("teams.resetMemberSpend")) {
            assertThat(client.teams()
                            .resetMemberSpend(teamId, ada, ResetTeamMemberSpendRequest.of(0))
                            .spend())
                    .isZero();
            assertThatThrownBy(() -> client.teams().resetMemberSpend(teamId, ada, ResetTeamMemberSpendRequest.of(5)))
                    .isInstanceOf(UnprocessableException.class);
        }
        if (!has("teams.resetMemberBudget")) {
            assertThatThrownBy(() -> client.teams().resetMemberBudget(teamId, ada))
                    .isInstanceOf(WrongEndpointException.class);
        } else {
            assertThat(client.teams().resetMemberBudget(teamId, ada)).satisfies(reset -> {
                assertThat(reset.budgetSource()).isEqualTo("none");
                assertThat(reset.previousBudgetId()).isNotNull();
            });
            assertThatThrownBy(() -> client.teams().resetMemberBudget(teamId, bob))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void aMemberSeesItsOwnPlaceSince1106() {
        String teamId = newTeam(Models.all());
        add(teamId, ada);
        Teams members =
                client.as(make(keyFor(Models.all()).userId(ada).teamId(teamId))).teams();

        if (!has("teams.myMembership")) {
            assertThatThrownBy(() -> members.myMembership(teamId)).isInstanceOf(WrongEndpointException.class);
        } else {
            TeamMembership mine = members.myMembership(teamId);
            assertThat(mine.userId()).isEqualTo(ada);
            assertThat(mine.role()).isEqualTo("user");
            assertThat(mine.litellmBudgetTable())
                    .satisfies(budget -> assertThat(budget.maxBudget()).isEqualTo(4.0));
        }
    }
}
