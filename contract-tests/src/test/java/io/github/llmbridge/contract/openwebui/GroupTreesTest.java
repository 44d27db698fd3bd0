package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.field;
import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMember;
import io.github.llmbridge.openwebui.groups.GroupMemberPage;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.groups.Membership;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.groups.UpdateGroupRequest;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups with groups above them; a server before 0.12.0 has none and ignores what it is told of them. */
@OnEveryLine
class GroupTreesTest extends SiteTest {
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void deleteGroups() {
        made.forEach(site.behind.groups()::delete);
    }

    @Test
    void aGroupIsMadeBelowAnotherWhereThereAreParents() {
        Group parent = make(null);
        Group child = make(parent.id());

        assertThat(child.parentGroupId()).isEqualTo(line.does(OpenWebUiBehaviour.NESTS_GROUPS) ? parent.id() : null);
        assertThat(site.client.dialect().nestsGroups()).isEqualTo(line.does(OpenWebUiBehaviour.NESTS_GROUPS));
    }

    @Test
    void aGroupIsMovedAndAChangeOfOtherFieldsLeavesItsPlace() {
        Group parent = make(null);
        Group child = make(parent.id());

        Group renamed =
                update(child, UpdateGroupRequest.builder(child).name("renamed").build());
        Group moved = update(
                child, UpdateGroupRequest.builder(child).clearParentGroupId().build());

        assertThat(renamed.name()).isEqualTo("renamed");
        assertThat(renamed.parentGroupId()).isEqualTo(line.does(OpenWebUiBehaviour.NESTS_GROUPS) ? parent.id() : null);
        assertThat(moved.parentGroupId()).isNull();
        assertThat(moved.name()).isEqualTo(child.name());
    }

    @Test
    void aGroupCannotBeAboveItselfNorBelowNothing() {
        Group group = make(null);
        UpdateGroupRequest aboveItself =
                UpdateGroupRequest.builder(group).parentGroupId(group.id()).build();
        UpdateGroupRequest belowNothing = UpdateGroupRequest.builder(group)
                .parentGroupId(UUID.randomUUID().toString())
                .build();

        if (line.does(OpenWebUiBehaviour.NESTS_GROUPS)) {
            assertThatThrownBy(() -> update(group, aboveItself)).isInstanceOf(UnprocessableException.class);
            assertThatThrownBy(() -> update(group, belowNothing)).isInstanceOf(NotFoundException.class);
        } else {
            assertThat(update(group, aboveItself).parentGroupId()).isNull();
        }
    }

    @Test
    void membersAreListedByTheirWayIntoTheGroup() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        Group parent = make(null, ada);
        Group child = make(parent.id(), bob);

        if (!line.openWebUiHas(operation(Groups.class, "memberPage"))) {
            assertThatThrownBy(() -> members(parent, Membership.EFFECTIVE)).isInstanceOf(WrongEndpointException.class);
            return;
        }
        assertThat(members(parent, Membership.DIRECT))
                .extracting(GroupMember::id)
                .containsExactly(ada.id());
        assertThat(members(parent, Membership.INHERITED)).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(bob.id());
            assertThat(member.email()).isEqualTo(bob.email());
            assertThat(member.membershipType()).isEqualTo(Membership.INHERITED);
            assertThat(member.viaGroupIds()).containsExactly(child.id());
        });
        GroupMemberPage page = site.client.groups().memberPage(parent.id(), Membership.EFFECTIVE, bob.email(), 1);
        assertThat(page.items()).extracting(GroupMember::id).containsExactly(bob.id());
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.counts())
                .containsEntry("direct", 1)
                .containsEntry("inherited", 1)
                .containsEntry("effective", 2);
    }

    @Test
    void theDirectMembersAreKnownOnEveryLine() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        Group parent = make(null, ada);
        make(parent.id(), bob);

        assertThat(site.client.groups().memberIds(parent.id())).containsExactly(ada.id());
        assertThatThrownBy(
                        () -> site.client.groups().memberIds(UUID.randomUUID().toString()))
                .isInstanceOf(NotFoundException.class);
        if (line.openWebUiHas(operation(Groups.class, "directMembers"))) {
            assertThat(site.client.groups().directMembers(parent.id()))
                    .extracting(GroupMember::id)
                    .containsExactly(ada.id());
        }
        if (line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS)) {
            assertThat(site.client.groups().get(parent.id()).memberCount()).isEqualTo(1);
        }
    }

    @Test
    void rightsOfTheGroupAboveAreInherited() {
        Site.Person ada = site.newPerson();
        Group parent = make(null);
        make(parent.id(), ada);
        site.client.groups().changePermissions(parent.id(), found -> found.with("workspace.models", true));

        assertThat(site.as(ada).permissions().own().flag("workspace.models"))
                .contains(line.does(OpenWebUiBehaviour.NESTS_GROUPS));
    }

    @Test
    void anAccountsGroupsAreListedWithThoseAbove() {
        Site.Person ada = site.newPerson();
        Group parent = make(null);
        Group child = make(parent.id(), ada);
        List<Group> all = site.client.groups().ofUser(ada.id(), true);

        assertThat(site.client.groups().ofUser(ada.id(), false))
                .extracting(Group::id)
                .containsExactly(child.id());
        assertThat(site.as(ada).groups().own(false)).extracting(Group::id).containsExactly(child.id());
        assertThat(site.client.groups().ofUser(UUID.randomUUID().toString(), true))
                .isEmpty();
        if (line.does(OpenWebUiBehaviour.NESTS_GROUPS)) {
            assertThat(all)
                    .extracting(Group::id, Group::membershipType)
                    .containsExactlyInAnyOrder(
                            tuple(child.id(), Membership.DIRECT), tuple(parent.id(), Membership.INHERITED));
            assertThat(site.as(ada).groups().own(true)).hasSize(2);
        } else {
            assertThat(all).extracting(Group::id).containsExactly(child.id());
        }
        assertThatThrownBy(() -> site.wire
                        .openWebUi(line.openWebUiUrl(), ada.token())
                        .groups()
                        .ofUser(ada.id(), false))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void groupsBelowADeletedOneMoveUp() {
        Group top = make(null);
        Group middle = make(top.id());
        Group bottom = make(middle.id());

        site.client.groups().delete(middle.id());

        assertThat(site.client.groups().get(bottom.id()).parentGroupId())
                .isEqualTo(line.does(OpenWebUiBehaviour.NESTS_GROUPS) ? top.id() : null);
    }

    @Test
    void rightsOfAGroupAreChangedOneByOneAndUnknownOnesSurvive() {
        Group group = make(null);
        site.behind
                .groups()
                .update(
                        group.id(),
                        UpdateGroupRequest.builder(group)
                                .permissions(new PermissionTree(Map.of(
                                        "future", Map.of("flag", true, "list", List.of(1)), "features", Map.of())))
                                .build());

        Group changed =
                site.client.groups().changePermissions(group.id(), found -> found.with(PermissionTree.API_KEYS, true));

        assertThat(changed.permissions())
                .isEqualTo(new PermissionTree(Map.of(
                        "future", Map.of("flag", true, "list", List.of(1)), "features", Map.of("api_keys", true))));
        site.wire.clear();
        site.client.groups().changePermissions(group.id(), found -> found.with(PermissionTree.API_KEYS, true));
        assertThat(site.wire.writes()).isEmpty();
    }

    @Test
    void aChangeOfAGroupLeavesItsMembersAndRights() {
        Site.Person ada = site.newPerson();
        Group group = make(null, ada);
        site.client.groups().changePermissions(group.id(), found -> found.with(PermissionTree.API_KEYS, true));

        Group renamed =
                update(group, UpdateGroupRequest.builder(group).name("renamed").build());

        assertThat(renamed.permissions()).isEqualTo(PermissionTree.none().with(PermissionTree.API_KEYS, true));
        assertThat(site.client.groups().memberIds(group.id())).containsExactly(ada.id());
    }

    @Test
    void dataIsMergedWhereItIsKept() {
        Group group = make(null);

        Group changed = update(
                group,
                UpdateGroupRequest.builder(group)
                        .data(Map.of("ours", 1, "config", Map.of("default_models", List.of("m"))))
                        .build());

        if (line.does(OpenWebUiBehaviour.MERGES_DATA_OF_GROUPS)) {
            assertThat(changed.data())
                    .containsEntry("ours", 1)
                    .containsEntry("config", Map.of("share", "members", "default_models", List.of("m")));
        } else if (line.openWebUiHas(field(UpdateGroupRequest.class, "data"))) {
            assertThat(changed.data())
                    .containsEntry("ours", 1)
                    .containsEntry("config", Map.of("default_models", List.of("m")));
        } else {
            assertThat(changed.data()).isNull();
        }
    }

    @Test
    void anUnknownGroupIsNotFoundWhateverTheServerSays() {
        String unknown = UUID.randomUUID().toString();
        UpdateGroupRequest request = UpdateGroupRequest.builder(make(null)).build();

        // 401 and 400, since 0.12.0 404.
        assertThatThrownBy(() -> site.client.groups().get(unknown)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.client.groups().update(unknown, request)).isInstanceOf(NotFoundException.class);
        if (line.openWebUiHas(operation(Groups.class, "export"))) {
            assertThatThrownBy(() -> site.client.groups().export(unknown)).isInstanceOf(NotFoundException.class);
        }
        if (line.openWebUiHas(operation(Groups.class, "memberPage"))) {
            assertThatThrownBy(() -> site.client.groups().memberPage(unknown, Membership.DIRECT, "", 1))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    private Group make(String parentId, Site.Person... members) {
        Group group = site.client
                .groups()
                .create(NewGroupRequest.builder(ServerLine.unique("Acme"), "")
                        .parentGroupId(parentId)
                        .build());
        made.add(group.id());
        if (members.length > 0) {
            List<String> ids = Arrays.stream(members).map(Site.Person::id).toList();
            site.client.groups().addMembers(group.id(), new GroupMembersRequest(ids));
        }
        return group;
    }

    private Group update(Group group, UpdateGroupRequest request) {
        return site.client.groups().update(group.id(), request);
    }

    private List<GroupMember> members(Group group, Membership membership) {
        return site.client.groups().members(group.id(), membership).toList();
    }
}
