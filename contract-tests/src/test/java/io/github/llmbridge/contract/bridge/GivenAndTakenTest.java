package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bridge gave is taken back when it is no longer asked for; what others gave stays. */
@OnEveryLine
class GivenAndTakenTest extends BridgeTest {
    private final String freeGroup = ServerLine.unique("Free");
    private final String proGroup = ServerLine.unique("Pro");
    private final String extraGroup = ServerLine.unique("Extra");
    private final String team = ServerLine.unique("team");
    private final String otherTeam = ServerLine.unique("team");
    private final String userId = ServerLine.unique("u");
    private final TeamSpec spec = TeamSpec.createIfMissing(team, "One", Models.of("gpt-4o-mini", "gpt-4o"));
    private final TeamSpec otherSpec = TeamSpec.createIfMissing(otherTeam, "Two", Models.of("gpt-4o-mini"));
    private BridgeFacade facade;

    @BeforeEach
    void makeTiersWithGroups() {
        SubscriptionTier free = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                .addGroups(freeGroup)
                .build();
        SubscriptionTier pro = SubscriptionTier.builder("pro", Models.of("gpt-4o-mini", "gpt-4o"))
                .addGroups(proGroup)
                .build();
        facade = bridge.builder().tiers(TierCatalog.of(free, pro)).build();
    }

    @AfterEach
    void deleteGroups() {
        facade.close();
        bridge.openWebUi.groups().list().stream()
                .filter(group -> List.of(freeGroup, proGroup, extraGroup).contains(group.name()))
                .forEach(group -> bridge.openWebUi.groups().delete(group.id()));
    }

    @Test
    void aDowngradeLeavesTheGroupOfTheTier() {
        facade.provisionUser(request("pro").build());
        assertThat(groups()).containsExactly(proGroup);

        facade.provisionUser(request("free").build());

        assertThat(groups()).containsExactly(freeGroup);
        assertThat(facade.provisionUser(request("free").build()).unchanged()).isTrue();
    }

    @Test
    void aGroupThatIsTakenOutOfTheRequestIsLeft() {
        facade.provisionUser(request("free").addGroups(extraGroup).build());
        assertThat(groups()).containsExactlyInAnyOrder(freeGroup, extraGroup);

        facade.changeTier(userId, "pro");
        assertThat(groups()).containsExactlyInAnyOrder(proGroup, extraGroup);

        facade.provisionUser(request("pro").build());
        assertThat(groups()).containsExactly(proGroup);
    }

    @Test
    void aGroupThatAnOperatorGaveStays() {
        facade.provisionUser(request("free").build());
        Group given = bridge.openWebUi.groups().create(new NewGroupRequest(extraGroup, "by hand"));
        bridge.openWebUi
                .groups()
                .addMembers(
                        given.id(),
                        new GroupMembersRequest(List.of(bridge.account(person()).id())));

        facade.provisionUser(request("free").addGroups(extraGroup).build());
        facade.provisionUser(request("free").build());

        assertThat(groups()).containsExactlyInAnyOrder(freeGroup, extraGroup);
    }

    @Test
    void anotherTeamIsJoinedTheOldOneLeftAndTheKeyMoves() {
        facade.provisionUser(request("free").team(spec).build());

        ProvisionResult result =
                facade.provisionUser(request("free").team(otherSpec).build());

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(bridge.key(person()).teamId()).isEqualTo(otherTeam);
        assertThat(teams()).containsExactly(otherTeam);
        assertThat(facade.provisionUser(request("free").team(otherSpec).build()).unchanged())
                .isTrue();
    }

    @Test
    void aTeamThatIsLeftOutIsLeft() {
        facade.provisionUser(request("free").team(spec).build());

        ProvisionResult result = facade.provisionUser(request("free").build());

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(bridge.key(person()).teamId()).isNull();
        assertThat(teams()).isEmpty();
        assertThat(bridge.ask(bridge.connections(person()).get(0).key(), "gpt-4o-mini"))
                .isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void updatePersonMovesRenamesAndLeaves() {
        facade.provisionUser(request("free").team(spec).build());

        facade.updatePerson(userId, PersonUpdate.team(otherSpec));
        assertThat(teams()).containsExactly(otherTeam);
        facade.updatePerson(userId, PersonUpdate.withoutTeam());
        assertThat(teams()).isEmpty();

        String email = ServerLine.unique("new") + "@example.com";
        facade.updatePerson(userId, PersonUpdate.email(email));
        facade.updatePerson(userId, PersonUpdate.name("Ada Lovelace"));

        assertThat(bridge.openWebUi.users().findByEmail(email).orElseThrow().name())
                .isEqualTo("Ada Lovelace");
        assertThat(bridge.liteLlm.users().info(userId).user().userEmail()).isEqualTo(email);
        assertThat(facade.provisionUser(
                                ProvisionRequest.builder(userId, email, "free").build())
                        .status())
                .isEqualTo(Status.READY);
    }

    @Test
    void aTeamWithAForeignKeyOfTheUserIsNotLeftSinceTheServerWouldDeleteTheKey() {
        facade.provisionUser(request("free").team(spec).build());
        Key foreign = bridge.liteLlm
                .keys()
                .info(bridge.liteLlm
                        .keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .userId(userId)
                                .teamId(team)
                                .build())
                        .token());

        ProvisionResult result = facade.provisionUser(request("free").build());

        assertThat(result.problem(Kind.TEAM_NOT_LEFT)).isPresent();
        assertThat(bridge.liteLlm.keys().find(foreign.token())).isPresent();
        assertThat(teams()).containsExactly(team);
    }

    private io.github.llmbridge.bridge.person.ProvisionRequestBuilder request(String tier) {
        return ProvisionRequest.builder(userId, userId + "@example.com", tier).name("Ada");
    }

    private ProvisionRequest person() {
        return request("free").build();
    }

    private List<String> teams() {
        return bridge.liteLlm.users().info(userId).user().teams();
    }

    private List<String> groups() {
        String accountId = bridge.account(person()).id();
        List<String> ids = bridge.account(person()).groupIds();
        return bridge.openWebUi.groups().list().stream()
                .filter(group -> ids == null ? group.userIds().contains(accountId) : ids.contains(group.id()))
                .map(Group::name)
                .toList();
    }
}
