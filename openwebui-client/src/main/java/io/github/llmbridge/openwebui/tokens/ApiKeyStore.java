package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;

/** Where an application keeps its users' API keys of Open WebUI. Implementations are thread safe and keep them encrypted. */
public interface ApiKeyStore {
    /** The account's key, if one is kept. */
    Optional<Secret> find(Account account);

    /** Keeps the account's key in the place of an older one. */
    void save(Account account, Secret key);

    /** Drops this key; another one that is kept by now stays. */
    void remove(Account account, Secret key);
}
