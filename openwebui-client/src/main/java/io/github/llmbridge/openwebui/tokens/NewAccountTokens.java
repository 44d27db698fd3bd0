package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that come with the adding of accounts, kept in memory until they are refused: on 0.12 after 4 weeks, a new
 * password or a revocation.
 */
public final class NewAccountTokens implements UserTokenSource {
    private final Map<String, Secret> byAccount = new ConcurrentHashMap<>();

    /** Knows no token yet. */
    public NewAccountTokens() {}

    /** Keeps the token, if the account came with one. */
    public void remember(EnsuredAccount ensured) {
        ensured.token().ifPresent(token -> byAccount.put(ensured.account().id(), token));
    }

    @Override
    public Optional<Secret> tokenFor(Account account) {
        return Optional.ofNullable(byAccount.get(account.id()));
    }

    @Override
    public void refused(Account account, Secret token) {
        byAccount.remove(account.id(), token);
    }
}
