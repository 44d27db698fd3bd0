package io.github.llmbridge.openwebui;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Turns for edits of one account's settings. Few accounts share a lock, which only makes them wait. Thread safe. */
final class AccountLocks {
    private static final int LOCKS = 64;

    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    Lock of(String accountId) {
        return locks.get(index(accountId));
    }

    /** Those of some accounts, each once and in an order that is the same for all, so that nobody waits in a circle. */
    List<Lock> of(Collection<String> accountIds) {
        return accountIds.stream()
                .map(AccountLocks::index)
                .distinct()
                .sorted()
                .map(locks::get)
                .toList();
    }

    private static int index(String accountId) {
        return Math.floorMod(accountId.hashCode(), LOCKS);
    }
}
