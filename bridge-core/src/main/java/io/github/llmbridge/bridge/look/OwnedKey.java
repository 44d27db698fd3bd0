package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A key that this bridge made, known by its metadata. Keys of others are never touched. */
record OwnedKey(Key key, KeyHash hash) {
    static final String OWNER = "llmbridge";

    private static final String MANAGED_BY = "managed_by";
    private static final String USER = "saas_user_id";
    private static final String TIER = "subscription_tier";
    private static final String GENERATION = "key_generation";

    /** The bridge's keys among a user's, the newest first. */
    static List<OwnedKey> among(List<Key> keys, String userId) {
        return keys.stream()
                .filter(key -> OWNER.equals(key.metadata().get(MANAGED_BY))
                        && userId.equals(key.metadata().get(USER)))
                .map(key -> new OwnedKey(key, Objects.requireNonNull(key.token(), "token")))
                .sorted(Comparator.comparingInt(OwnedKey::generation).reversed())
                .toList();
    }

    static Map<String, Object> metadata(String userId, String tier, int generation) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(MANAGED_BY, OWNER);
        metadata.put(USER, userId);
        metadata.put(TIER, tier);
        metadata.put(GENERATION, generation);
        return metadata;
    }

    /** The key's metadata with another tier; an update replaces the whole. */
    Map<String, Object> metadataWithTier(String tier) {
        Map<String, Object> metadata = new LinkedHashMap<>(key.metadata());
        metadata.put(TIER, tier);
        return metadata;
    }

    Optional<String> tier() {
        return Optional.ofNullable(key.metadata().get(TIER)).map(Object::toString);
    }

    int generation() {
        return key.metadata().get(GENERATION) instanceof Number number ? number.intValue() : 0;
    }

    /** A blocked key counts: to make another one would undo the administrator's block. */
    boolean isUsable(Instant now) {
        boolean expired = key.expires() != null && !key.expires().isAfter(now);
        return !expired && !"deleted".equals(key.status());
    }

    boolean isBlocked() {
        return Boolean.TRUE.equals(key.blocked());
    }
}
