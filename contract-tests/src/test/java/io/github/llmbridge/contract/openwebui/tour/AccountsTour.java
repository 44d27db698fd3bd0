package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import io.github.llmbridge.openwebui.users.Users;

/** Accounts. */
final class AccountsTour extends OpenWebUiTour {
    AccountsTour(ServerLine line) {
        super(line);
    }

    @Override
    void go() {
        String email = newEmail();
        Secret password = secret("a-long-password");
        // > Add an account (the answer holds a token of its own)
        Session added = admin.auths().add(new AddAccountRequest("Ada", email, password, Role.USER));
        String accountId = own(added.id());
        String otherEmail = newEmail();
        // > Add an account if there is none with this e-mail
        EnsuredAccount ensured = admin.accounts().ensure(new AddAccountRequest("Ada", otherEmail, password, Role.USER));
        own(ensured.account().id());
        // > Find an account by its e-mail
        Account account = admin.users().findByEmail(email).orElseThrow();
        // > Change an account and leave the rest as it is, on any version
        admin.accounts()
                .update(account, UpdateAccountRequest.builder().name("Ada L.").build());
        // > The same by its id
        admin.accounts()
                .update(
                        accountId,
                        UpdateAccountRequest.builder().role(Role.USER).build());
        // > Read an account
        admin.users().get(accountId);
        // > Every account whose name or e-mail holds a text, page by page
        admin.users().stream(email).forEach(row -> {});
        // > Every account in short, in one answer
        admin.users().all();
        if (has(Users.class, "revokeSessions")) {
            // > End an account's sessions (its API key goes on)
            admin.users().revokeSessions(accountId);
        }
        // > Delete an account
        admin.users().delete(accountId);
    }
}
