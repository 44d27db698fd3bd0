package io.github.llmbridge.bridge;

import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Puts accounts into groups by name and takes them out; other members and other groups stay. */
final class GroupMembership {
    private final OpenWebUiClient openWebUi;
    private final Object creation = new Object();

    GroupMembership(OpenWebUiClient openWebUi) {
        this.openWebUi = openWebUi;
    }

    /** Makes groups that are missing and adds the account where it is not a member. */
    Outcome join(Account account, Collection<String> names) {
        List<Group> groups = openWebUi.groups().list();
        Outcome outcome = Outcome.UNCHANGED;
        for (String name : Set.copyOf(names)) {
            List<Group> found = named(groups, name);
            Group group = found.isEmpty() ? create(name) : found.get(0);
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
            named(groups, name).stream()
                    .filter(group -> isMember(account, group))
                    .forEach(group -> openWebUi
                            .groups()
                            .removeMembers(group.id(), new GroupMembersRequest(List.of(account.id()))));
        }
    }

    /** Names are not unique on the server: two provisionings at once must not make a group each. */
    private Group create(String name) {
        synchronized (creation) {
            List<Group> found = named(openWebUi.groups().list(), name);
            return found.isEmpty()
                    ? openWebUi.groups().create(new NewGroupRequest(name, "Members by subscription"))
                    : found.get(0);
        }
    }

    private static List<Group> named(List<Group> groups, String name) {
        List<Group> found =
                groups.stream().filter(group -> group.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new BridgeException(
                    "Open WebUI has " + found.size() + " groups named '" + name + "'; rename or delete all but one",
                    null);
        }
        return found;
    }

    private static boolean isMember(Account account, Group group) {
        if (account.groupIds() != null) {
            return account.groupIds().contains(group.id());
        }
        return group.userIds() != null && group.userIds().contains(account.id());
    }
}
