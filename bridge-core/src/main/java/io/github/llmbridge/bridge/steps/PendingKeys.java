package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys made here that no connection holds yet. A key is noted before LiteLLM is asked to store it, so a lost answer is
 * settled by its hash, and a connection that waits for the user's token gets this key and no second one.
 */
final class PendingKeys {
    private final Map<String, Secret> byUser = new ConcurrentHashMap<>();

    Optional<Secret> find(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    void note(String userId, Secret key) {
        byUser.put(userId, key);
    }

    void forget(String userId) {
        byUser.remove(userId);
    }
}
