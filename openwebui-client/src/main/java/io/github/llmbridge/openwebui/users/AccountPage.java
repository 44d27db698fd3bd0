package io.github.llmbridge.openwebui.users;

import java.util.List;

/**
 * Up to 30 accounts.
 *
 * @param total all that match; on 0.6.30 all there are, whatever the query
 */
public record AccountPage(List<Account> users, int total) {
    public AccountPage {
        users = List.copyOf(users);
    }
}
