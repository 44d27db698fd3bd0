package io.github.llmbridge.openwebui.models;

import java.util.Set;
import java.util.TreeSet;

/**
 * Groups and accounts, by their ids. Immutable.
 *
 * @param groupIds the groups
 * @param userIds the accounts
 */
public record Grantees(Set<String> groupIds, Set<String> userIds) {
    /** Checks the ids: the server takes any text. */
    public Grantees {
        require("groupIds", groupIds);
        require("userIds", userIds);
        groupIds = Set.copyOf(groupIds);
        userIds = Set.copyOf(userIds);
    }

    /** These groups. */
    public static Grantees groups(String... ids) {
        return new Grantees(Set.of(ids), Set.of());
    }

    /** These accounts. */
    public static Grantees users(String... ids) {
        return new Grantees(Set.of(), Set.of(ids));
    }

    /** These and the others. */
    public Grantees and(Grantees others) {
        Set<String> groups = new TreeSet<>(groupIds);
        groups.addAll(others.groupIds);
        Set<String> users = new TreeSet<>(userIds);
        users.addAll(others.userIds);
        return new Grantees(groups, users);
    }

    private static void require(String field, Set<String> ids) {
        if (ids.stream().anyMatch(id -> id.isBlank() || id.equals("*"))) {
            throw new IllegalArgumentException(field + " must be ids, neither blank nor *");
        }
    }
}
