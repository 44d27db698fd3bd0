package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.TierChangeResult.FieldDifference;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tier's limits as fields of a key: to write them and to compare them with what is read back. */
final class KeyLimits {
    /** Between our clock and the server's, and for the time of the call. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final KeyDuration A_CENTURY = KeyDuration.of("36500d");
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private KeyLimits() {}

    /** Every limit of the tier, those that it does not set cleared. */
    static UpdateKeyRequest update(OwnedKey key, SubscriptionTier tier) {
        return UpdateKeyRequest.builder(key.hash())
                .models(tier.models())
                .maxBudget(setOrClear(tier.maxBudget()))
                .budgetDuration(setOrClear(tier.budgetDuration()))
                .duration(setOrClear(tier.keyDuration()))
                .rpmLimit(setOrClear(tier.rpmLimit()))
                .tpmLimit(setOrClear(tier.tpmLimit()))
                .metadata(key.metadataWithTier(tier.name()))
                .build();
    }

    private static <T> Patch<T> setOrClear(@Nullable T limit) {
        return limit == null ? Patch.clear() : Patch.set(limit);
    }

    /** What differs in a key that was given the tier at some time in the past. */
    static List<FieldDifference> differences(Key key, SubscriptionTier tier) {
        List<FieldDifference> found = new ArrayList<>();
        compare(found, "models", tier.models(), key.models());
        compare(found, "max_budget", tier.maxBudget(), key.maxBudget());
        compare(
                found,
                "budget_duration",
                tier.budgetDuration() == null ? null : tier.budgetDuration().text(),
                // A period without a budget has no effect, and 1.77.3 cannot clear it.
                tier.maxBudget() == null ? null : key.budgetDuration());
        compare(found, "rpm_limit", tier.rpmLimit(), key.rpmLimit());
        compare(found, "tpm_limit", tier.tpmLimit(), key.tpmLimit());
        compare(found, "metadata.subscription_tier", tier.name(), key.metadata().get("subscription_tier"));
        if ((tier.keyDuration() == null) != endsNever(key)) {
            compare(found, "expires", tier.keyDuration() == null ? "never" : "at some time", key.expires());
        }
        return found;
    }

    /** What differs in a key that was given the tier at this time. */
    static List<FieldDifference> differences(Key key, SubscriptionTier tier, Instant changedAt) {
        List<FieldDifference> found = new ArrayList<>(differences(key, tier));
        if (tier.keyDuration() != null && key.expires() != null) {
            Instant asked = changedAt.plus(tier.keyDuration().toDuration());
            if (!isNear(asked, key.expires())) {
                found.add(new FieldDifference(
                        "expires", asked.toString(), key.expires().toString()));
            }
        }
        return found;
    }

    /** Whether 1.77.3 has kept an expiry that the tier does not have: it cannot clear one, only move it. */
    static boolean keptExpiry(Key key, SubscriptionTier tier) {
        return tier.keyDuration() == null && !endsNever(key);
    }

    /** Moves an expiry that cannot be cleared beyond anybody's lifetime. */
    static UpdateKeyRequest withoutEnd(OwnedKey key) {
        return UpdateKeyRequest.builder(key.hash()).duration(A_CENTURY).build();
    }

    private static boolean endsNever(Key key) {
        return key.expires() == null || key.expires().isAfter(FAR_FUTURE);
    }

    static boolean isNear(Instant asked, Instant found) {
        return Duration.between(asked, found).abs().compareTo(TOLERANCE) < 0;
    }

    private static void compare(
            List<FieldDifference> found, String field, @Nullable Object asked, @Nullable Object actual) {
        if (!Objects.equals(asked, actual)) {
            found.add(new FieldDifference(field, String.valueOf(asked), String.valueOf(actual)));
        }
    }
}
