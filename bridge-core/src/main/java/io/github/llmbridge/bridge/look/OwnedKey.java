package io.github.llmbridge.bridge.look;

import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A key that this bridge made. Keys of others are never touched.
 *
 * @param generation the how-manieth key of the person it is; 0 if nothing tells
 */
public record OwnedKey(Key key, KeyHash hash, int generation) {
    static final String MANAGED_BY = "managed_by";
    static final String USER = "saas_user_id";

    private static final String TIER = "subscription_tier";
    private static final String GENERATION = "key_generation";
    private static final String CURRENCY = "currency";
    private static final String DETAILS = "llmbridge";
    private static final String INSTANCE = "instance";
    private static final String LIMITS = "limits";
    private static final String DURATION = "duration";
    private static final String OWN_TIER = "own_tier";
    private static final String LEAKED = "leaked";

    /** A generation that a bridge can have reached; what is beyond was not written by one. */
    private static final int LARGEST_GENERATION = 999_999;

    /**
     * The metadata of a key with this tier: what others wrote stays.
     *
     * @param tier what the key may do, a grant included
     * @param ownTier the person's own tier
     * @param limits names of the limits that the tier sets, so that a later tier that does not name them takes them back
     */
    public static Map<String, Object> metadata(
            Map<String, Object> before,
            String instance,
            String userId,
            SubscriptionTier tier,
            SubscriptionTier ownTier,
            int generation,
            List<String> limits) {
        Map<String, Object> metadata = new LinkedHashMap<>(before);
        metadata.put(MANAGED_BY, Ownership.OWNER);
        metadata.put(USER, userId);
        metadata.put(TIER, tier.name());
        metadata.put(GENERATION, generation);
        if (tier.currency() != null) {
            metadata.put(CURRENCY, tier.currency());
        }
        metadata.putAll(tier.metadata());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(INSTANCE, instance);
        details.put(LIMITS, List.copyOf(new TreeSet<>(limits)));
        details.put(DURATION, noted(before, ownTier.keyDuration()));
        if (!ownTier.name().equals(tier.name())) {
            details.put(OWN_TIER, ownTier.name());
        }
        metadata.put(DETAILS, details);
        return metadata;
    }

    /** The key's metadata with the mark of a key that has leaked and is to be replaced. */
    public Map<String, Object> leakedMetadata() {
        Map<String, Object> metadata = new LinkedHashMap<>(key.metadata());
        Map<String, Object> details = new LinkedHashMap<>();
        if (metadata.get(DETAILS) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> details.put(String.valueOf(name), value));
        }
        details.put(LEAKED, true);
        metadata.put(DETAILS, details);
        return metadata;
    }

    static int generationOf(Map<String, Object> metadata) {
        if (!(metadata.get(GENERATION) instanceof Number number)) {
            return 0;
        }
        long value = number.longValue();
        return value < 0 || value > LARGEST_GENERATION ? 0 : (int) value;
    }

    static String instanceOf(Map<String, Object> metadata) {
        return detail(metadata, INSTANCE).map(String::valueOf).orElse(Ownership.DEFAULT_INSTANCE);
    }

    private static Optional<Object> detail(Map<String, Object> metadata, String name) {
        return metadata.get(DETAILS) instanceof Map<?, ?> details
                ? Optional.ofNullable(details.get(name))
                : Optional.empty();
    }

    /** The name of the tier that the key was given. */
    public Optional<String> tier() {
        return Optional.ofNullable(key.metadata().get(TIER)).map(Object::toString);
    }

    /** The name of the person's own tier, which a grant leaves as it is. */
    public Optional<String> ownTier() {
        return detail(key.metadata(), OWN_TIER).map(String::valueOf).or(this::tier);
    }

    /** Whether the bridge blocked it because it has leaked, and has not replaced it yet. */
    public boolean isLeaked() {
        return isBlocked()
                && detail(key.metadata(), LEAKED).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The names of the limits that its tier set; empty for a key of an older bridge, which did not note them. */
    public Optional<List<String>> givenLimits() {
        return detail(key.metadata(), LIMITS)
                .filter(List.class::isInstance)
                .map(names -> ((List<?>) names).stream().map(String::valueOf).toList());
    }

    /** The time that its tier gave it, zero for no end; nothing for a key of an older bridge, or if the note was spoiled. */
    public Optional<Duration> givenTime() {
        return givenTime(key.metadata());
    }

    private static Optional<Duration> givenTime(Map<String, Object> metadata) {
        return detail(metadata, DURATION).map(String::valueOf).flatMap(OwnedKey::time);
    }

    /** The same time in other words is left as it is noted. */
    private static Object noted(Map<String, Object> before, @Nullable KeyDuration wanted) {
        Duration time = wanted == null ? Duration.ZERO : wanted.toDuration();
        return detail(before, DURATION)
                .filter(noted -> givenTime(before).equals(Optional.of(time)))
                .orElse(wanted == null ? "" : wanted.text());
    }

    private static Optional<Duration> time(String noted) {
        try {
            return Optional.of(
                    noted.isEmpty() ? Duration.ZERO : KeyDuration.of(noted).toDuration());
        } catch (IllegalArgumentException spoiled) {
            return Optional.empty();
        }
    }

    /** Whether its life is over; it can be revived in place. */
    public boolean isEnded(Instant now) {
        return key.expires() != null && !key.expires().isAfter(now);
    }

    /** Whether it is blocked. */
    public boolean isBlocked() {
        return Boolean.TRUE.equals(key.blocked());
    }

    /** Whether it has spent its budget. */
    public boolean isSpent() {
        return key.maxBudget() != null && key.spend() != null && key.spend() >= key.maxBudget();
    }
}
