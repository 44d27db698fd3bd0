package io.github.llmbridge.bridge;

import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Puts accounts into groups by name and takes them out; other members and other groups stay. */
final class GroupMembership {
    private final OpenWebUiClient openWebUi;

    GroupMembership(OpenWebUiClient openWebUi) {
        this.openWebUi = openWebUi;
    }

    /** Makes groups that are missing and adds the account where it is not a member. */
    Outcome join(Account account, Collection<String> names) {
        List<Group> groups = openWebUi.groups().list();
        Outcome outcome = Outcome.UNCHANGED;
        for (String name : Set.copyOf(names)) {
            Group group = Groups.named(groups, name).orElseGet(() -> create(name));
            if (!isMember(account, group)) {
                openWebUi.groups().addMembers(group.id(), new GroupMembersRequest(List.of(account.id())));
                outcome = Outcome.UPDATED;
            }
        }
        return outcome;
    }

    /** Takes the account out of the groups of these names. */
    void leave(Account account, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<Group> groups = openWebUi.groups().list();
        for (String name : names) {
            Groups.named(groups, name)
                    .filter(group -> isMember(account, group))
                    .ifPresent(group -> openWebUi
                            .groups()
                            .removeMembers(group.id(), new GroupMembersRequest(List.of(account.id()))));
        }
    }

    private Group create(String name) {
        return openWebUi.groups().ensure(new NewGroupRequest(name, "Members by subscription"));
    }

    private static boolean isMember(Account account, Group group) {
        if (account.groupIds() != null) {
            return account.groupIds().contains(group.id());
        }
        return group.userIds() != null && group.userIds().contains(account.id());
    }
}
