package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.openwebui.groups.AmbiguousGroupException;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class GroupsTest extends SiteTest {
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void deleteGroups() {
        site.behind.groups().list().stream()
                .map(Group::id)
                .filter(made::contains)
                .forEach(site.behind.groups()::delete);
    }

    @Test
    void aNewGroupIsListed() {
        String name = ServerLine.unique("Acme");

        Group group = create(name);

        assertThat(group.name()).isEqualTo(name);
        assertThat(group.description()).isEqualTo("an organisation");
        assertThat(listed(group).name()).isEqualTo(name);
        assertThat(members(group)).isEmpty();
    }

    @Test
    void theSameNameMakesASecondGroup() {
        String name = ServerLine.unique("Acme");

        assertThat(create(name).id()).isNotEqualTo(create(name).id());
    }

    @Test
    void addingMembersLeavesTheOthers() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        site.client.groups().addMembers(group.id(), members(ada));
        site.client.groups().addMembers(group.id(), members(bob));

        assertThat(members(group, ada, bob)).containsExactlyInAnyOrder(ada.id(), bob.id());
    }

    @Test
    void addingAMemberTwiceIsAsGoodAsOnce() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();

        site.client.groups().addMembers(group.id(), members(ada));
        site.client.groups().addMembers(group.id(), members(ada));

        assertThat(members(group, ada)).containsExactly(ada.id());
    }

    @Test
    void removingMembersLeavesTheOthers() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        site.client.groups().addMembers(group.id(), members(ada, bob));

        site.client.groups().removeMembers(group.id(), members(ada));
        site.client.groups().removeMembers(group.id(), members(ada));

        assertThat(members(group, ada, bob)).containsExactly(bob.id());
    }

    @Test
    void membersThatDoNotExistAreLeftOut() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();

        site.client
                .groups()
                .addMembers(
                        group.id(),
                        new GroupMembersRequest(List.of(UUID.randomUUID().toString(), ada.id())));

        assertThat(members(group, ada)).containsExactly(ada.id());
    }

    @Test
    void anAccountMayBeInSeveralGroups() {
        Group first = create(ServerLine.unique("Acme"));
        Group second = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();

        site.client.groups().addMembers(first.id(), members(ada));
        site.client.groups().addMembers(second.id(), members(ada));

        assertThat(members(first, ada)).containsExactly(ada.id());
        assertThat(members(second, ada)).containsExactly(ada.id());
    }

    @Test
    void aDeletedAccountLeavesItsGroups() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        site.client.groups().addMembers(group.id(), members(ada, bob));

        site.client.users().delete(ada.id());

        assertThat(members(group, bob)).containsExactly(bob.id());
    }

    @Test
    void membershipIsToldInOnePlaceByEachLine() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();
        site.client.groups().addMembers(group.id(), members(ada));

        boolean byAccount = site.account(ada).groupIds() != null;
        boolean byGroup = listed(group).userIds() != null;

        assertThat(byAccount).isEqualTo(site.client.dialect().accountsListGroups());
        assertThat(byGroup).isNotEqualTo(byAccount);
    }

    @Test
    void anUnknownGroupIsNotFound() {
        String unknown = UUID.randomUUID().toString();
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> site.client.groups().addMembers(unknown, members(ada)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.client.groups().removeMembers(unknown, members(ada)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDeletedGroupIsGoneAndSoAreItsMemberships() {
        Group group = create(ServerLine.unique("Acme"));
        Site.Person ada = site.newPerson();
        site.client.groups().addMembers(group.id(), members(ada));

        site.client.groups().delete(group.id());

        assertThat(site.client.groups().list()).extracting(Group::id).doesNotContain(group.id());
        if (line.does(OpenWebUiBehaviour.ACCOUNTS_LIST_GROUPS)) {
            assertThat(site.account(ada).groupIds()).isEmpty();
        } else {
            // Memberships were told by the group alone.
            assertThat(site.account(ada).groupIds()).isNull();
        }
    }

    @Test
    void deletingAGroupTwiceIsAsGoodAsOnce() {
        Group group = create(ServerLine.unique("Acme"));

        site.client.groups().delete(group.id());
        site.client.groups().delete(group.id());

        assertThat(site.client.groups().list()).extracting(Group::id).doesNotContain(group.id());
        if (line.does(OpenWebUiBehaviour.TELLS_THAT_A_GROUP_TO_DELETE_IS_UNKNOWN)) {
            assertThatThrownBy(() -> site.client.groups().deleteAnswer(group.id()))
                    .isInstanceOf(NotFoundException.class);
        } else {
            // It says yes to any id.
            assertThat(site.client.groups().deleteAnswer(group.id())).isTrue();
        }
    }

    @Test
    void aGroupIsEnsuredByItsName() {
        NewGroupRequest request = new NewGroupRequest(ServerLine.unique("Acme"), "an organisation");

        Group first = site.client.groups().ensure(request);
        made.add(first.id());
        site.wire.clear();
        Group second = site.client.groups().ensure(request);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(site.wire.writes()).isEmpty();
        assertThat(site.client.groups().findByName(request.name().toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    @Test
    void ensuredAtOneTimeThroughOneClientAGroupIsMadeOnce() throws Exception {
        NewGroupRequest request = new NewGroupRequest(ServerLine.unique("Acme"), "");
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Group>> asked = IntStream.range(0, 6)
                    .mapToObj(i -> pool.submit(() -> site.client.groups().ensure(request)))
                    .toList();
            for (Future<Group> one : asked) {
                made.add(one.get().id());
            }
        } finally {
            pool.shutdown();
        }

        assertThat(Set.copyOf(made)).hasSize(1);
    }

    @Test
    void aNameOfSeveralGroupsIsAmbiguous() {
        String name = ServerLine.unique("Acme");
        List<String> both = List.of(create(name).id(), create(name).id());

        assertThatThrownBy(() -> site.client.groups().ensure(new NewGroupRequest(name, "")))
                .isInstanceOfSatisfying(
                        AmbiguousGroupException.class,
                        error -> assertThat(error.ids()).containsExactlyInAnyOrderElementsOf(both))
                .hasMessageContaining(name);
    }

    @Test
    void aUserCannotMakeAGroup() {
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> site.wire
                        .openWebUi(line.openWebUiUrl(), ada.token())
                        .groups()
                        .create(new NewGroupRequest(ServerLine.unique("Acme"), "")))
                .isInstanceOf(ForbiddenException.class);
    }

    private Group create(String name) {
        Group group = site.client.groups().create(new NewGroupRequest(name, "an organisation"));
        made.add(group.id());
        return group;
    }

    private Group listed(Group group) {
        return site.client.groups().list().stream()
                .filter(other -> other.id().equals(group.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Those of the people who are members, by the place where this line tells it. */
    private Collection<String> members(Group group, Site.Person... people) {
        List<String> told = listed(group).userIds();
        if (told != null) {
            return told;
        }
        List<String> members = new ArrayList<>();
        for (Site.Person person : people) {
            if (site.account(person).groupIds().contains(group.id())) {
                members.add(person.id());
            }
        }
        return members;
    }

    private static GroupMembersRequest members(Site.Person... people) {
        List<String> ids = new ArrayList<>();
        for (Site.Person person : people) {
            ids.add(person.id());
        }
        return new GroupMembersRequest(ids);
    }
}
