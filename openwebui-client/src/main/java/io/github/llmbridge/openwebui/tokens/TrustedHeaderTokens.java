package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.TrustedHeader;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.util.Optional;

/**
 * Signs users in by the header that the server trusts, as the proxy in front of it does; so the client must reach the
 * server behind that proxy. Keeps each token until it is refused or about to end and signs in once at a time for an account.
 */
public final class TrustedHeaderTokens implements UserTokenSource {
    private final AnonymousAuths anonymous;
    private final String header;
    private final CachedSignIns signIns;

    /**
     * Signs in through {@code anonymous}.
     *
     * @param anonymous sign-in without a credential, such as {@code OpenWebUiClient.anonymousAuths()}
     * @param header the server's {@code WEBUI_AUTH_TRUSTED_EMAIL_HEADER}, such as {@code X-Forwarded-Email}
     */
    public TrustedHeaderTokens(AnonymousAuths anonymous, String header, Clock clock) {
        this.anonymous = anonymous;
        this.header = header;
        this.signIns = new CachedSignIns(clock, SignInBudget::new);
    }

    @Override
    public Optional<Secret> tokenFor(Account account) {
        Session session = signIns.session(
                account.id(), () -> anonymous.signInByHeader(new TrustedHeader(header, account.email())));
        return Optional.ofNullable(session.token());
    }

    @Override
    public void refused(Account account, Secret token) {
        signIns.forget(account.id(), token);
    }
}
