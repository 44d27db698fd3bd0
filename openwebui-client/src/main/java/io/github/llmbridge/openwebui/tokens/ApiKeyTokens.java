package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;
import java.util.function.Function;

/**
 * API keys, which outlive sessions and passwords: the kept one, or one that a session of the account asks for once. The
 * account's key is used if it has one already, because a new one would end it. Where no key may be had, the session's own
 * token is the answer; {@link ApiKeyPreflight} says why.
 */
public final class ApiKeyTokens implements UserTokenSource {
    private final UserTokenSource sessions;
    private final Function<Secret, UserAuths> as;
    private final ApiKeyStore store;

    /**
     * Keys are asked for with tokens from {@code sessions}.
     *
     * @param as an account's own view, such as {@code token -> client.as(token).auths()}
     */
    public ApiKeyTokens(UserTokenSource sessions, Function<Secret, UserAuths> as, ApiKeyStore store) {
        this.sessions = sessions;
        this.as = as;
        this.store = store;
    }

    @Override
    public Optional<Secret> tokenFor(Account account) {
        return store.find(account).or(() -> sessions.tokenFor(account).map(session -> keyOr(session, account)));
    }

    @Override
    public void refused(Account account, Secret token) {
        store.remove(account, token);
        sessions.refused(account, token);
    }

    private Secret keyOr(Secret session, Account account) {
        try {
            Secret key = key(as.apply(session));
            store.save(account, key);
            return key;
        } catch (ForbiddenException noKeyForThisAccount) {
            return session;
        }
    }

    private static Secret key(UserAuths auths) {
        try {
            return auths.apiKey().apiKey();
        } catch (NotFoundException noneYet) {
            return auths.createApiKey().apiKey();
        }
    }
}
