package io.github.llmbridge.openwebui.users;

import io.github.llmbridge.http.Pages;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts, for the administrator. Thread safe. */
public interface Users extends UsersOperations {
    /** All accounts that match, read page by page as the stream goes. */
    default Stream<Account> stream(String query) {
        return Pages.stream(AccountPage.SIZE, page -> list(page, query).users(), Account::id);
    }

    /** The account with exactly this e-mail, whatever the case. */
    default Optional<Account> findByEmail(String email) {
        Emails.require(email);
        String exact = Emails.normalise(email);
        AccountPage first = list(1, exact);
        Optional<Account> found = first.users().stream()
                .filter(account -> account.email().equals(exact))
                .findFirst();
        // The wildcards in an address can fill the first page with others.
        boolean all = first.users().size() < AccountPage.SIZE;
        return found.isPresent() || all
                ? found
                : stream(exact).filter(account -> account.email().equals(exact)).findFirst();
    }
}
