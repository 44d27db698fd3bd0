package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Polling;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Users;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One address, several accounts, where the server lets requests at the same moment add one each. Whoever added an
 * account takes only that one away again, so nobody's account is lost.
 */
final class SharedAddress {
    /** Longer than others at the same moment need to see each other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Longer than whoever has added an account needs to decide whether it stays: its patience, and some calls. */
    private static final Duration DECIDING = PATIENCE.multipliedBy(2);

    /** Nobody decides about an account any more after this, even if the server's clock differs from ours. */
    private static final Duration DECIDED = Duration.ofMinutes(15);

    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** One that is in use stays, or else the one with the lowest id: all who look agree. */
    private static final Comparator<Account> FIRST = Comparator.comparing(
                    (Account account) -> account.settings() == null)
            .thenComparing(Account::id);

    private final Users users;
    private final Polling polling;

    SharedAddress(Users users, Polling polling) {
        this.users = users;
        this.polling = polling;
    }

    /**
     * Whether the account that was just added may stay; else it is gone again. One that goes before the others waits
     * until they have taken theirs away, and leaves as soon as one comes that goes before it. Others who stay have not
     * seen it: then it is the one to go.
     */
    boolean stays(Account added) {
        List<Account> others = polling.last(
                PATIENCE,
                INTERVAL,
                () -> others(added),
                now -> now.isEmpty() || now.stream().anyMatch(other -> FIRST.compare(other, added) < 0));
        if (others.isEmpty()) {
            return true;
        }
        try {
            users.delete(added.id());
        } catch (NotFoundException | ServerErrorException gone) {
            if (isThere(added)) {
                throw gone;
            }
        }
        return false;
    }

    /**
     * The account that is left, once whoever added one has decided whether it stays. One alone can still go: the one
     * that goes before it may not be there yet.
     */
    Account left(String email) {
        List<Account> left = polling.last(
                DECIDING, INTERVAL, () -> users.allByEmail(email), now -> now.size() == 1 && isDecided(now.get(0)));
        return first(left)
                .orElseThrow(() -> new NotFoundException(ErrorDetails.withoutAnswer(
                        "accounts.ensure", "the account was removed at the same moment; send it again")));
    }

    /** Whether it is in use, or was added long ago. */
    boolean isDecided(Account account) {
        return account.settings() != null
                || (account.createdAt() != null
                        && account.createdAt().isBefore(polling.now().minus(DECIDED)));
    }

    /** The one that all who look agree on. */
    static Optional<Account> first(List<Account> accounts) {
        return accounts.stream().min(FIRST);
    }

    private boolean isThere(Account account) {
        return users.allByEmail(account.email()).stream()
                .anyMatch(left -> left.id().equals(account.id()));
    }

    private List<Account> others(Account added) {
        return users.allByEmail(added.email()).stream()
                .filter(other -> !other.id().equals(added.id()))
                .toList();
    }
}
