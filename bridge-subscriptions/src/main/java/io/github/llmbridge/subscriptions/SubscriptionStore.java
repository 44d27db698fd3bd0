package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of people with subscriptions. {@link InMemorySubscriptionStore} is for one process and its tests; the
 * store of the module {@code bridge-jdbc} has one on PostgreSQL and SQLite. Implementations are thread safe, and throw
 * {@link StoreException} only.
 */
public interface SubscriptionStore {
    /** The person's record; empty if no event of the person is known. */
    Optional<SubscriberRecord> find(String userId);

    /**
     * Saves the record with its version raised by one, if the one that is kept still has the version of this record:
     * what was read has not been changed by others.
     *
     * @return whether it was saved
     */
    boolean save(SubscriberRecord record);

    /** Whose record is due, those first that have waited longest. */
    List<String> due(Instant now, int most);

    /** Records in which anything hinders, by user id. */
    List<SubscriberRecord> troubled(int most);

    /** Forgets a person; does nothing if there is none. */
    void delete(String userId);
}
