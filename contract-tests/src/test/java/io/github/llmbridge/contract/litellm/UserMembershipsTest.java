package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.GIVES_NEW_USERS_BUDGETS_IN_TEAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserTeam;
import io.github.llmbridge.litellm.users.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Teams and organizations that a user is made into: the server answers 200 whether or not they took it. */
@OnEveryLine
class UserMembershipsTest extends LiteLlmContract {
    private final String id = ServerLine.unique("user");

    @Test
    void aUserIsMadeIntoATeam() {
        String teamId = newTeam(Models.all());

        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .addTeams(new NewUserTeam(teamId, 2.0, "user", Map.of()))
                        .build());

        UserInfo info = client.users().info(id);
        assertThat(info.user().teams()).containsExactly(teamId);
        assertThat(info.teams()).extracting(Team::teamId).containsExactly(teamId);
        assertThat(client.teams().info(teamId).teamMemberships())
                .filteredOn(membership -> id.equals(membership.userId()))
                .map(TeamMembership::litellmBudgetTable)
                .filteredOn(Objects::nonNull)
                .map(Budget::maxBudget)
                .isEqualTo(line.does(GIVES_NEW_USERS_BUDGETS_IN_TEAMS) ? List.of(2.0) : List.of());
    }

    @Test
    void aTeamThatDoesNotExistIsToldAndTheUserIsMade() {
        String teamId = newTeam(Models.all());
        String unknown = ServerLine.unique("team");

        assertThatThrownBy(() -> client.users()
                        .create(NewUserRequest.builder(id, Models.all())
                                .addTeams(NewUserTeam.of(teamId), NewUserTeam.of(unknown))
                                .build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(unknown)
                .hasMessageNotContaining("team " + teamId);
        assertThat(client.users().info(id).user().teams()).containsExactly(teamId);
    }

    @Test
    void aTeamsAdminIsNotMadeWithoutALicence() {
        String teamId = newTeam(Models.all());

        assertThatThrownBy(() -> client.users()
                        .create(NewUserRequest.builder(id, Models.all())
                                .addTeams(new NewUserTeam(teamId, null, "admin", Map.of()))
                                .build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(teamId);
        assertThat(client.users().info(id).user().teams()).isEmpty();
    }

    @Test
    void anOrganizationThatDoesNotExistIsTold() {
        String unknown = ServerLine.unique("organization");

        assertThatThrownBy(() -> client.users()
                        .create(NewUserRequest.builder(id, Models.all())
                                .addOrganizations(unknown)
                                .build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(unknown);
        assertThat(client.users().find(id)).isPresent();
    }
}
