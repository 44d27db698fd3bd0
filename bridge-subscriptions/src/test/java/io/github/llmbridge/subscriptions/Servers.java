package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the bridge does for people, in small. Fails if two work for one person at once. Thread safe. */
final class Servers implements SubscriptionWork {
    /** Somebody on the servers. */
    record Someone(String tier, boolean suspended) {}

    final List<String> done = new ArrayList<>();
    private final Map<String, Someone> people = new TreeMap<>();
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();

    @Override
    public void take(String id, BulkWork work) {
        if (busy.put(work.userId(), true) != null) {
            throw new AssertionError("two work for one person");
        }
        try {
            apply(id, work);
        } finally {
            busy.remove(work.userId());
        }
    }

    synchronized Map<String, Someone> people() {
        return new TreeMap<>(people);
    }

    private synchronized void apply(String id, BulkWork work) {
        String userId = work.userId();
        if (work instanceof BulkWork.Provision provision) {
            requireTier(provision.request().tier());
            boolean suspended = people.containsKey(userId) && people.get(userId).suspended();
            people.put(userId, new Someone(provision.request().tier(), suspended));
        } else if (work instanceof BulkWork.Remove) {
            people.remove(userId);
        } else {
            Someone before = people.get(userId);
            if (before == null) {
                throw new PersonNotFoundException(userId, "nobody made it");
            }
            people.put(userId, changed(before, work));
        }
        done.add(work.getClass().getSimpleName() + " " + id);
    }

    private static Someone changed(Someone before, BulkWork work) {
        if (work instanceof BulkWork.ChangeTier change) {
            requireTier(change.tier());
            return new Someone(change.tier(), before.suspended());
        }
        if (work instanceof BulkWork.Suspend) {
            return new Someone(before.tier(), true);
        }
        return work instanceof BulkWork.Resume ? new Someone(before.tier(), false) : before;
    }

    private static void requireTier(String tier) {
        if (tier.equals("unknown")) {
            throw new InvalidRequestException("there is no tier 'unknown'");
        }
    }
}
