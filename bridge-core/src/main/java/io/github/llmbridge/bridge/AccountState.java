package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import org.jspecify.annotations.Nullable;

/**
 * The account and what is known to act as it.
 *
 * @param token the account's token, where it is known
 * @param added whether this run added it, so that nobody else can have written its settings
 */
record AccountState(Account account, @Nullable Secret token, boolean added) {}
