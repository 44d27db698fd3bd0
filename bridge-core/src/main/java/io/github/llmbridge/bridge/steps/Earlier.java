package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What earlier tries of one operation saw and did, before each was overtaken by another process.
 *
 * @param overtaken whether there was a try
 * @param sawNoAccount whether the first try found no account
 * @param added the account that a try added
 */
public record Earlier(boolean overtaken, boolean sawNoAccount, Optional<Added> added) {
    /** There was no try. */
    public static final Earlier NONE = new Earlier(false, false, Optional.empty());

    /**
     * An account that this operation added.
     *
     * @param token a credential of its user, if the server gave one
     */
    record Added(
            AccountMark mark, Secret password, @Nullable Secret token) {}

    /** For a try that counts as the first one. */
    public Earlier asFirst() {
        return new Earlier(false, false, added);
    }

    /** A credential of the account's user, if an earlier try added the account. */
    public Optional<Secret> tokenOf(Account account) {
        return addedOf(account).flatMap(mine -> Optional.ofNullable(mine.token()));
    }

    Optional<Added> addedOf(Account account) {
        return added.filter(
                mine -> AccountMark.of(account).filter(mine.mark()::equals).isPresent());
    }
}
