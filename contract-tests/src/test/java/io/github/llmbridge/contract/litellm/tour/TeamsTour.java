package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkAddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkUpdatePermissionsRequest;
import io.github.llmbridge.litellm.teams.BulkUpdateTeamKeysRequest;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.ResetTeamMemberSpendRequest;
import io.github.llmbridge.litellm.teams.TeamKeysChange;
import io.github.llmbridge.litellm.teams.TeamListQuery;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMembersQuery;
import io.github.llmbridge.litellm.teams.TeamModelsRequest;
import io.github.llmbridge.litellm.teams.UpdatePermissionsRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamMemberRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import java.util.List;

/** Teams. */
final class TeamsTour extends LiteLlmTour {
    TeamsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String team = id("research");
        // > Make a team
        client.teams()
                .create(NewTeamRequest.builder(team, Models.of("gpt-4o-mini"))
                        .teamAlias("Research")
                        .maxBudget(100.0)
                        .build());
        changes(team);
        members(team);
        rights(team);
        // > What teams did, day by day
        client.teams()
                .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                        .ids(List.of(team))
                        .build())
                .forEach(row -> {});
        // > Delete teams with their keys
        client.teams().delete(new DeleteTeamsRequest(List.of(team)));
    }

    private void changes(String team) {
        // > Read a team with its keys
        client.teams().info(team);
        // > Change a team
        client.teams().update(UpdateTeamRequest.builder(team).maxBudget(200).build());
        // > Allow a team more models
        client.teams().addModels(TeamModelsRequest.of(team, List.of("gpt-4o")));
        // > Take models from a team
        client.teams().removeModels(TeamModelsRequest.of(team, List.of("gpt-4o")));
        // > Block a team
        client.teams().block(team);
        // > Unblock a team
        client.teams().unblock(team);
        // > Every team, page by page
        client.teams().stream(TeamListQuery.builder().teamId(team).build()).forEach(row -> {});
        // > Teams that users may join by themselves
        client.teams().available();
        if (has("teams.patch")) {
            // > Change a team and merge its metadata
            client.teams().patch(UpdateTeamRequest.builder(team).maxBudget(300).build());
        }
    }

    private void members(String team) {
        String ada = newUser();
        String bob = newUser();
        String carol = newUser();
        // > Add a member
        client.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        // > Add members with a budget each
        client.teams()
                .addMembers(AddTeamMembersRequest.builder(team)
                        .members(List.of(TeamMember.user(bob)))
                        .maxBudgetInTeam(5.0)
                        .build());
        // > Add many members
        client.teams()
                .bulkAddMembers(BulkAddTeamMembersRequest.builder(team)
                        .members(List.of(TeamMember.user(carol)))
                        .build());
        // > Change a member's budget
        client.teams()
                .updateMember(UpdateTeamMemberRequest.builder(team, ada)
                        .maxBudgetInTeam(10)
                        .build());
        // > The teams of a user, with their keys
        client.teams().listWithKeys(TeamMembersQuery.ofUser(ada));
        if (has("teams.myMembership")) {
            Secret adasKey = client.keys()
                    .generate(
                            GenerateKeyRequest.builder(Models.all()).userId(ada).build())
                    .key();
            // > A member's own budget and spend
            client.as(adasKey).teams().myMembership(team);
        }
        if (has("teams.resetMemberSpend")) {
            // > Set back what a member has spent
            client.teams().resetMemberSpend(team, ada, ResetTeamMemberSpendRequest.of(0));
        }
        if (has("teams.resetMemberBudget")) {
            // > Take a member's own budget away
            client.teams().resetMemberBudget(team, ada);
        }
        if (has("teams.spendByUser")) {
            // > What members spent
            client.teams().spendByUser(List.of(team), FIRST_DAY, LAST_DAY);
        }
        // > Remove a member
        client.teams().removeMember(RemoveTeamMemberRequest.of(team, bob));
    }

    private void rights(String team) {
        // > What members may do
        client.teams().permissions(team);
        // > Let members do more
        client.teams().updatePermissions(UpdatePermissionsRequest.of(team, List.of("/key/info", "/key/generate")));
        if (has("teams.bulkUpdatePermissions")) {
            // > Let members of several teams do more
            client.teams().bulkUpdatePermissions(BulkUpdatePermissionsRequest.of(List.of("/key/info"), List.of(team)));
        }
        if (has("teams.bulkUpdateKeys")) {
            client.keys()
                    .generate(GenerateKeyRequest.builder(Models.all())
                            .teamId(team)
                            .build());
            // > Change all keys of a team
            client.teams()
                    .bulkUpdateKeys(BulkUpdateTeamKeysRequest.ofAllKeys(
                            team, TeamKeysChange.builder().maxBudget(5).build()));
        }
    }
}
