package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way to act as one user. No administrator can write another account's settings, on any version; the token of a new
 * account comes with its creation, for an account that exists somebody must have one. Implementations are thread safe.
 */
public interface UserTokenSource {
    /** A token or API key of the account, if there is one. */
    Optional<Secret> tokenFor(Account account);

    /** The server refused this token; a source that caches forgets it. */
    default void refused(Account account, Secret token) {}

    /** Knows no token. */
    static UserTokenSource none() {
        return account -> Optional.empty();
    }

    /** Tokens or API keys that the application keeps. */
    static UserTokenSource of(Function<Account, Optional<Secret>> lookup) {
        return lookup::apply;
    }

    /** This source, and the other one where this one has no token. */
    default UserTokenSource or(UserTokenSource other) {
        UserTokenSource first = this;
        return new UserTokenSource() {
            @Override
            public Optional<Secret> tokenFor(Account account) {
                return first.tokenFor(account).or(() -> other.tokenFor(account));
            }

            @Override
            public void refused(Account account, Secret token) {
                first.refused(account, token);
                other.refused(account, token);
            }
        };
    }
}
