package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Open WebUI account and its role. */
final class AccountStep {
    private final BridgeConfig config;
    private final UserStep users;

    AccountStep(BridgeConfig config, UserStep users) {
        this.config = config;
        this.users = users;
    }

    /**
     * Makes sure of the account.
     *
     * @param token a token of an account that exists
     * @param passwordSet hears the password of an account that is the bridge's own
     */
    Done<AccountState> ensure(
            ProvisionRequest request, Look look, Optional<Secret> token, Consumer<Secret> passwordSet) {
        if (look.account().isEmpty()) {
            return add(request, passwordSet);
        }
        Account account = look.account().get();
        if (look.isUnfinishedAccount()) {
            return takeOver(request, account, passwordSet);
        }
        return Done.of(new AccountState(account, token.orElse(null), false), Outcome.UNCHANGED);
    }

    Done<AccountState> ensureRole(ProvisionRequest request, AccountState state) {
        Account account = state.account();
        Role wanted = request.role() != null ? request.role() : unlocked(account.role());
        if (wanted.equals(account.role())) {
            return Done.of(state, Outcome.UNCHANGED);
        }
        Account changed = openWebUi()
                .users()
                .update(account.id(), UpdateAccountRequest.of(account).withRole(wanted));
        if (!wanted.equals(changed.role())) {
            throw new BridgeException(
                    "Open WebUI kept the role " + changed.role().value() + " of the account", null);
        }
        return Done.of(state, Outcome.UPDATED);
    }

    private static Role unlocked(Role role) {
        return role.equals(Role.PENDING) ? Role.USER : role;
    }

    private Done<AccountState> add(ProvisionRequest request, Consumer<Secret> passwordSet) {
        Secret password = password(request);
        Role role = request.role() == null ? Role.USER : request.role();
        AddAccountRequest wanted = new AddAccountRequest(request.displayName(), request.email(), password, role);
        Session session;
        try {
            session = openWebUi().auths().add(wanted);
        } catch (AlreadyExistsException e) {
            users.dropClaim(request.userId());
            return found(request, e);
        } catch (ServerErrorException e) {
            return found(request, e);
        } catch (UnreachableException e) {
            Optional<Account> added =
                    e.mayHaveBeenDone() ? openWebUi().users().findByEmail(request.email()) : Optional.empty();
            return takeOver(request, added.orElseThrow(() -> e), passwordSet);
        }
        passwordSet.accept(password);
        return Done.of(new AccountState(account(session, wanted), session.token(), true), Outcome.CREATED);
    }

    /** Somebody else added the account between the look and the call; 0.12 answers 500 to the slower one. */
    private Done<AccountState> found(ProvisionRequest request, RuntimeException error) {
        Account account = openWebUi().users().findByEmail(request.email()).orElseThrow(() -> error);
        Secret token = config.tokenOf(request, account).orElse(null);
        return Done.of(new AccountState(account, token, false), Outcome.UNCHANGED);
    }

    /** An account that the bridge added before an answer was lost or a process stopped: nobody knows its password. */
    private Done<AccountState> takeOver(ProvisionRequest request, Account account, Consumer<Secret> passwordSet) {
        Secret password = password(request);
        openWebUi()
                .users()
                .update(account.id(), UpdateAccountRequest.of(account).withPassword(password));
        passwordSet.accept(password);
        AccountState state = new AccountState(account, signIn(request.email(), password), false);
        return Done.of(state, Outcome.CREATED, "added by an interrupted run");
    }

    /** Where passwords are switched off or a second factor is asked for, there is no token. */
    private @Nullable Secret signIn(String email, Secret password) {
        try {
            return openWebUi()
                    .anonymousAuths()
                    .signIn(new SignInRequest(email, password))
                    .token();
        } catch (UnauthorizedException | ForbiddenException e) {
            return null;
        }
    }

    private Secret password(ProvisionRequest request) {
        return request.password() == null ? config.secrets().password() : request.password();
    }

    private static Account account(Session session, AddAccountRequest wanted) {
        return new Account(
                Objects.requireNonNull(session.id(), "id"),
                session.email() == null ? wanted.email() : session.email(),
                wanted.name(),
                session.role() == null ? wanted.role() : session.role(),
                session.profileImageUrl(),
                null,
                List.of(),
                null,
                Map.of());
    }

    private OpenWebUiClient openWebUi() {
        return config.openWebUi();
    }
}
