package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups follow the teams of LiteLLM, as far as their owner says. */
@OnEveryLine
@ReadsEverybody
class FollowMembersTest extends FollowingTest {
    @Test
    void whoJoinsOrLeavesATeamJoinsOrLeavesItsGroup() {
        createTeam("Research " + instance);
        follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        within(() -> isIn(ada, team));
        assertThat(group(team).orElseThrow().name()).isEqualTo("Research " + instance);
        within(() -> account(ada).name().equals("Research " + instance + "-Ada"));

        bridge.liteLlm
                .teams()
                .update(UpdateTeamRequest.builder(team)
                        .teamAlias("Science " + instance)
                        .build());
        within(() -> group(team).orElseThrow().name().equals("Science " + instance));
        within(() -> account(ada).name().equals("Science " + instance + "-Ada"));

        bridge.liteLlm.teams().removeMember(RemoveTeamMemberRequest.of(team, ada));
        within(() -> !isIn(ada, team));
        within(() -> account(ada).name().equals("Ada"));

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        within(() -> isIn(ada, team));
        bridge.liteLlm.teams().delete(new DeleteTeamsRequest(List.of(team)));
        within(() -> group(team).isEmpty());
    }

    @Test
    void whoMayTakeSomebodyOutIsTheOwnersToSay() {
        createTeam("Research " + instance);
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        String eve = "eve-" + instance + "@example.com";
        addresses.add(eve);
        once(options -> options);
        addAccount(eve);
        List.of(email(ada), eve).forEach(this::putIntoTheGroup);

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(bob)));
        once(options -> options.membership(MembershipOwner.OTHERS));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(true, false);

        once(options -> options.membership(MembershipOwner.MIXED));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(true, true);

        once(options -> options.membership(MembershipOwner.BRIDGE));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(false, true);
        assertThat(PersonState.isMember(accounts(eve).get(0), group(team).orElseThrow()))
                .isTrue();
    }

    private void putIntoTheGroup(String email) {
        String group = group(team)
                .map(Group::id)
                .orElseGet(() -> bridge.openWebUi
                        .groups()
                        .create(new NewGroupRequest("Research " + instance, "By hand [grp_" + team + "]"))
                        .id());
        bridge.openWebUi
                .groups()
                .addMembers(
                        group,
                        new GroupMembersRequest(List.of(accounts(email).get(0).id())));
    }
}
