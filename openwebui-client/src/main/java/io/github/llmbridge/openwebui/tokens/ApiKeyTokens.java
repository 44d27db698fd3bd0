package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * API keys, which outlive sessions and passwords: the kept one, or one that a session of the account asks for once. The
 * account's key is used if it has one already, because a new one would end it. Where no key may be had, the session's own
 * token is the answer; {@link ApiKeyPreflight} says why.
 */
public final class ApiKeyTokens implements UserTokenSource {
    private static final int SESSIONS = 2;

    private final UserTokenSource sessions;
    private final Function<Secret, UserAuths> as;
    private final ApiKeyStore store;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

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
        Optional<Secret> kept = store.find(account);
        if (kept.isPresent()) {
            return kept;
        }
        // A second key would end the first.
        synchronized (turns.computeIfAbsent(account.id(), id -> new Object())) {
            return store.find(account).or(() -> bySession(account));
        }
    }

    /** A session that the server refuses is given back, and another one asked for once. */
    private Optional<Secret> bySession(Account account) {
        for (int attempt = 0; attempt < SESSIONS; attempt++) {
            Optional<Secret> session = sessions.tokenFor(account);
            if (session.isEmpty()) {
                return session;
            }
            try {
                return Optional.of(keyOr(session.get(), account));
            } catch (UnauthorizedException e) {
                sessions.refused(account, session.get());
            }
        }
        return Optional.empty();
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
