package io.github.llmbridge.subscriptions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records in this process's memory, for tests and for trying out: they end with it. Thread safe. */
public final class InMemorySubscriptionStore implements SubscriptionStore {
    private final Map<String, SubscriberRecord> records = new TreeMap<>();

    /** An empty one. */
    public InMemorySubscriptionStore() {}

    @Override
    public synchronized Optional<SubscriberRecord> find(String userId) {
        return Optional.ofNullable(records.get(userId));
    }

    @Override
    public synchronized boolean save(SubscriberRecord record) {
        SubscriberRecord kept = records.get(record.userId());
        boolean same = record.version() == (kept == null ? 0 : kept.version());
        if (same) {
            records.put(record.userId(), record.saved());
        }
        return same;
    }

    @Override
    public synchronized List<String> due(Instant now, int most) {
        return records.values().stream()
                .filter(record -> record.due() != null && !record.due().isAfter(now))
                .sorted(Comparator.comparing(SubscriberRecord::due).thenComparing(SubscriberRecord::userId))
                .map(SubscriberRecord::userId)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<SubscriberRecord> troubled(int most) {
        return records.values().stream()
                .filter(record -> record.trouble() != null)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void delete(String userId) {
        records.remove(userId);
    }
}
