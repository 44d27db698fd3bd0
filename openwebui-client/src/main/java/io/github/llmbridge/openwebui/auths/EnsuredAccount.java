package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;

/**
 * An account that is there.
 *
 * @param account as it is, or as it was added
 * @param added whether this call added it, as far as its answer said
 * @param token a token of the account, which only its adding tells, and not where multi-factor sign-in is on
 */
public record EnsuredAccount(Account account, boolean added, Optional<Secret> token) {}
