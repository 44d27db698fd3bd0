package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.http.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys made here that no connection holds yet, for a bridge without a secret. A key is noted before LiteLLM is asked to store
 * it, so a lost answer is settled by its hash, and a connection that waits for the user's token gets this key and no second
 * one. Forgets the oldest beyond a number. Thread safe.
 */
public final class PendingKeys {
    private static final int MOST = 10_000;

    private final Map<String, Secret> byUser = new LinkedHashMap<>();

    synchronized Optional<Secret> find(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    synchronized void note(String userId, Secret key) {
        byUser.remove(userId);
        byUser.put(userId, key);
        if (byUser.size() > MOST) {
            byUser.remove(byUser.keySet().iterator().next());
        }
    }

    /** The connection holds the key now. */
    public synchronized void forget(String userId) {
        byUser.remove(userId);
    }
}
