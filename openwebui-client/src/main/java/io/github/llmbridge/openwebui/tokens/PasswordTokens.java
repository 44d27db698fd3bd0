package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignInResult;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs users in with passwords that the application knows. Keeps each token until it is refused or about to end, signs in
 * once at a time for an account, and stays within the server's limit of 15 sign-ins in 3 minutes (since 0.6.41): beyond it
 * {@link RateLimitedException} is thrown before the wire.
 */
public final class PasswordTokens implements UserTokenSource {
    private final AnonymousAuths anonymous;
    private final Function<Account, Optional<Secret>> passwords;
    private final CachedSignIns signIns;

    /**
     * Signs in through {@code anonymous}.
     *
     * @param anonymous sign-in without a credential, such as {@code OpenWebUiClient.anonymousAuths()}
     * @param passwords the password of an account, if the application knows it
     */
    public PasswordTokens(AnonymousAuths anonymous, Function<Account, Optional<Secret>> passwords, Clock clock) {
        this.anonymous = anonymous;
        this.passwords = passwords;
        this.signIns = new CachedSignIns(clock, SignInBudget::new);
    }

    /**
     * The account's token, by sign-in if none is kept; empty if the password is not known or something else is asked for,
     * which {@link #signIn} tells.
     */
    @Override
    public Optional<Secret> tokenFor(Account account) {
        return session(account).map(Session::token);
    }

    /** The kept session of the account, or what a sign-in comes to; empty if the password is not known. */
    public Optional<SignInResult> signIn(Account account) {
        return session(account).map(Session::result);
    }

    /** Keeps a session that came another way, such as by {@link AnonymousAuths#verifyMfa}. */
    public void remember(Account account, Session session) {
        signIns.remember(account.id(), session);
    }

    @Override
    public void refused(Account account, Secret token) {
        signIns.forget(account.id(), token);
    }

    private Optional<Session> session(Account account) {
        return passwords
                .apply(account)
                .map(password -> signIns.session(
                        account.id(), () -> anonymous.signIn(new SignInRequest(account.email(), password))));
    }
}
