package io.github.llmbridge.openwebui.users;

import java.util.List;

/**
 * Up to {@link #SIZE} accounts.
 *
 * @param total all that match; on 0.6.30 all there are, whatever the query
 */
public record AccountPage(List<Account> users, int total) {
    /** The server's fixed page size. */
    public static final int SIZE = 30;

    public AccountPage {
        users = List.copyOf(users);
    }
}
