package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Polling;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.Dialect;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import io.github.llmbridge.openwebui.users.Users;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Accounts for the administrator, one call each whatever the server's version. Thread safe. */
public final class Accounts {
    private final Auths auths;
    private final Users users;
    private final Supplier<Dialect> dialect;
    private final SharedAddress shared;

    /** Made by the client. */
    public Accounts(Auths auths, Users users, Supplier<Dialect> dialect, Polling polling) {
        this.auths = auths;
        this.users = users;
        this.dialect = dialect;
        this.shared = new SharedAddress(users, polling);
    }

    /**
     * The account with this e-mail, whatever the case; added if there is none; if there are several, one that is in
     * use. An account that exists is not changed. A race on the e-mail, which the servers answer by 400 or 500, is
     * settled by looking again, as is a lost answer; then the token is lost, too.
     *
     * <p>The server stores an account and its password in two steps. Where the second fails it answers 500, and the
     * account that is found then is one that nobody can sign in to; only deleting it helps. Seen on a busy SQLite.
     *
     * <p>From 0.9.0 until 0.11.1 the server can add an account for each of several requests. Then each caller takes its
     * own away again but one. An account of the last 15 minutes that was never used is watched there for up to 10
     * seconds, since it may be one that goes.
     *
     * @throws ApiException if there is no account, and none could be added
     */
    public EnsuredAccount ensure(AddAccountRequest request) {
        Optional<Account> found = SharedAddress.first(users.allByEmail(request.email()));
        if (found.isPresent()) {
            boolean mayGo = dialect.get().accountsMayShareEmail() && !shared.isDecided(found.get());
            return new EnsuredAccount(mayGo ? shared.left(request.email()) : found.get(), false, Optional.empty());
        }
        try {
            Session session = auths.add(request);
            Account added = added(session, request);
            return !dialect.get().accountsMayShareEmail() || shared.stays(added)
                    ? new EnsuredAccount(added, true, Optional.ofNullable(session.token()))
                    : new EnsuredAccount(shared.left(request.email()), false, Optional.empty());
        } catch (AlreadyExistsException | ServerErrorException e) {
            return settled(request, e);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return settled(request, e);
        }
    }

    /**
     * Changes an account; what the request leaves out stays as it is, on every version. Servers before 0.9.0 take whole
     * accounts only: there the account is read first, and what others change in that moment may be undone.
     *
     * @throws NotFoundException if there is none
     * @throws AlreadyExistsException if another account has the e-mail
     * @throws io.github.llmbridge.http.ForbiddenException for the first administrator
     */
    public Account update(String accountId, UpdateAccountRequest request) {
        return updatesPartially()
                ? users.update(accountId, request)
                : users.update(accountId, completed(request, read(accountId)));
    }

    /**
     * The same for an account that the caller has read, now or long ago: on servers before 0.9.0 it is found with one
     * read less if it still has its e-mail.
     */
    public Account update(Account account, UpdateAccountRequest request) {
        if (updatesPartially()) {
            return users.update(account.id(), request);
        }
        Account now = find(account.id(), account.email()).orElseGet(() -> read(account.id()));
        return users.update(account.id(), completed(request, now));
    }

    private UpdateAccountRequest completed(UpdateAccountRequest request, Account now) {
        boolean none = dialect.get().showsPictureForNone()
                && ("/api/v1/users/" + now.id() + "/profile/image").equals(now.profileImageUrl());
        return request.completedBy(none ? withoutPicture(now) : now);
    }

    private static Account withoutPicture(Account account) {
        return new Account(
                account.id(),
                account.email(),
                account.name(),
                account.role(),
                "",
                account.settings(),
                account.groupIds(),
                account.createdAt(),
                account.additionalProperties());
    }

    private boolean updatesPartially() {
        return dialect.get().updatesAccountsPartially();
    }

    /** These servers tell one account's name and picture only, so the rest comes from the list. */
    private Account read(String id) {
        String name = users.get(id).name();
        return find(id, name)
                // A backslash in the name, or a new name meanwhile.
                .or(() -> find(id, ""))
                .orElseThrow(() -> new NotFoundException(
                        ErrorDetails.withoutAnswer("accounts.update", "there is no account " + id)));
    }

    private Optional<Account> find(String id, String query) {
        return users.stream(query).filter(found -> found.id().equals(id)).findFirst();
    }

    private EnsuredAccount settled(AddAccountRequest request, ApiException error) {
        Account found = users.findByEmail(request.email()).orElseThrow(() -> error);
        Account account = dialect.get().accountsMayShareEmail() ? shared.left(request.email()) : found;
        return new EnsuredAccount(account, false, Optional.empty());
    }

    private static Account added(Session session, AddAccountRequest request) {
        return new Account(
                Objects.requireNonNull(session.id(), "id"),
                session.email() == null ? request.email() : session.email(),
                session.name() == null ? request.name() : session.name(),
                session.role() == null ? request.role() : session.role(),
                session.profileImageUrl(),
                null,
                null,
                null,
                Map.of());
    }
}
