package io.github.llmbridge.openwebui.users;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.openwebui.Since;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts, for the administrator. Thread safe. */
@Headers("Content-Type: application/json")
public interface Users {
    /**
     * One page of 30 accounts in the order of their e-mails.
     *
     * @param query a part of name or e-mail, whatever the case; {@code %} and {@code _} are wildcards
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/?page={page}&query={query}&order_by=email&direction=asc")
    AccountPage list(@Param("page") int page, @Param("query") String query);

    /**
     * All accounts that match, read page by page as the stream goes. Collect them before you delete any: those after it would move
     * up into pages that were read.
     */
    default Stream<Account> stream(String query) {
        return Pages.stream(AccountPage.SIZE, page -> list(page, query).users(), Account::id);
    }

    /**
     * The account with exactly this e-mail, whatever the case; one of them, where there are several.
     *
     * @see #allByEmail
     */
    default Optional<Account> findByEmail(String email) {
        return allByEmail(email).stream().findFirst();
    }

    /**
     * Every account with exactly this e-mail, whatever the case. From 0.9.0 until 0.11.1 requests at the same moment can add
     * several; the server itself goes by any one of them.
     */
    default List<Account> allByEmail(String email) {
        Emails.require(email);
        String exact = Emails.normalise(email);
        AccountPage first = list(1, exact);
        List<Account> found = first.users().stream()
                .filter(account -> Emails.normalise(account.email()).equals(exact))
                .toList();
        // The wildcards in an address can fill the first page with others.
        boolean all = first.users().size() < AccountPage.SIZE;
        return !found.isEmpty() || all
                ? found
                : stream(exact)
                        .filter(account -> Emails.normalise(account.email()).equals(exact))
                        .toList();
    }

    /** Every account in short, the newest first, in one answer. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/all")
    AccountSummaries all();

    /**
     * One account by its id.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is none (HTTP 400)
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/{id}")
    AccountDetails get(@Param("id") String id);

    /**
     * Changes an account. Servers before 0.9.0 need all fields but the password:
     * {@link io.github.llmbridge.openwebui.auths.Accounts#update} fills them in.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is none (HTTP 400)
     * @throws io.github.llmbridge.http.AlreadyExistsException if another account has the e-mail (HTTP 400)
     * @throws io.github.llmbridge.http.ForbiddenException for the first administrator (HTTP 500 before 0.9.6)
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/users/{id}/update")
    Account update(@Param("id") String id, UpdateAccountRequest request);

    /**
     * Deletes an account; {@code true} also where there was none.
     *
     * @throws io.github.llmbridge.http.ForbiddenException for the first administrator (HTTP 500 before 0.9.6), and for oneself
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/users/{id}")
    boolean delete(@Param("id") String id);

    /**
     * Ends all sessions of an account; API keys go on.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is no such account
     */
    @Since("0.12.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/users/{id}/sessions/revoke")
    boolean revokeSessions(@Param("id") String id);
}
