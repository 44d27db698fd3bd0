package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tier's limits as fields of a key. A limit that the tier names is written where it differs; one that an earlier tier had
 * set and this one does not name is taken back; one that nobody but an operator has set stays.
 */
final class KeyLimits {
    static final String MODELS = "models";
    static final String MAX_BUDGET = "max_budget";
    static final String SOFT_BUDGET = "soft_budget";
    static final String BUDGET_DURATION = "budget_duration";
    static final String RPM = "rpm_limit";
    static final String TPM = "tpm_limit";
    static final String PARALLEL = "max_parallel_requests";
    static final String MODEL_BUDGETS = "model_max_budget";
    static final String FALLBACKS = "budget_fallbacks";

    private final SubscriptionTier tier;
    private final Map<String, Object> wanted;

    KeyLimits(SubscriptionTier tier) {
        this.tier = tier;
        this.wanted = named(tier);
    }

    /** The names of the limits that the tier sets. */
    List<String> names() {
        return List.copyOf(wanted.keySet());
    }

    /** The only tier of the catalog whose limits the key has. */
    static Optional<String> tierOf(OwnedKey key, TierCatalog catalog) {
        List<String> fitting = catalog.names().stream()
                .filter(name ->
                        new KeyLimits(catalog.require(name)).named(key, false).isEmpty())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** One limit that is not as it should be. */
    record Difference(
            String field, @Nullable Object found, @Nullable Object asked) {}

    /**
     * What differs in a key that is to have this tier, as the rows of a user's keys tell it.
     *
     * @param before names of the tiers whose limits it may have been given
     */
    List<Difference> differences(OwnedKey key, TierCatalog catalog, List<String> before) {
        return differences(
                key, catalog, before, key.tier().filter(tier.name()::equals).isPresent());
    }

    /** What differs in a key that was given this tier and read back by itself, which tells everything. */
    List<Difference> left(OwnedKey key, TierCatalog catalog) {
        return differences(key, catalog, List.of(), false);
    }

    /** Of the limits that the tier names. */
    private List<Difference> named(OwnedKey key, boolean mayBeUntold) {
        List<Difference> differences = new ArrayList<>();
        Map<String, Object> found = found(key.key());
        wanted.forEach((field, asked) -> {
            // The rows of a user's keys do not tell it on every version, and not every version changes it.
            boolean untold =
                    field.equals(SOFT_BUDGET) && mayBeUntold && key.key().litellmBudgetTable() == null;
            if (!untold && !same(field, asked, found.get(field))) {
                differences.add(new Difference(field, found.get(field), asked));
            }
        });
        return differences;
    }

    private List<Difference> differences(OwnedKey key, TierCatalog catalog, List<String> before, boolean mayBeUntold) {
        List<Difference> differences = named(key, mayBeUntold);
        Map<String, Object> found = found(key.key());
        for (String given : givenBefore(key, catalog, before)) {
            boolean periodWithoutBudget =
                    given.equals(BUDGET_DURATION) && !found.containsKey(MAX_BUDGET) && !wanted.containsKey(MAX_BUDGET);
            // 1.77.3 cannot clear a period, and without a budget it has no effect.
            if (!wanted.containsKey(given) && found.containsKey(given) && !periodWithoutBudget) {
                differences.add(new Difference(given, found.get(given), null));
            }
        }
        return differences;
    }

    /** Writes the differences into an update. */
    static void write(List<Difference> differences, UpdateKeyRequest.Builder update) {
        differences.forEach(difference -> write(difference, update));
    }

    @SuppressWarnings("unchecked")
    private static void write(Difference difference, UpdateKeyRequest.Builder update) {
        Object asked = difference.asked();
        switch (difference.field()) {
            case MODELS -> update.models((io.github.llmbridge.litellm.Models) Objects.requireNonNull(asked));
            case MAX_BUDGET -> update.maxBudget(patch((Double) asked));
            case SOFT_BUDGET -> update.softBudget((Double) asked);
            case BUDGET_DURATION ->
                update.budgetDuration(
                        patch(asked == null ? null : io.github.llmbridge.litellm.BudgetDuration.of((String) asked)));
            case RPM -> update.rpmLimit(patch((Long) asked));
            case TPM -> update.tpmLimit(patch((Long) asked));
            case PARALLEL -> update.maxParallelRequests(patch((Integer) asked));
            case MODEL_BUDGETS -> update.modelMaxBudget(asked == null ? Map.of() : (Map<String, Object>) asked);
            case FALLBACKS -> update.budgetFallbacks(asked == null ? Map.of() : (Map<String, List<String>>) asked);
            default -> throw new IllegalStateException("no such limit: " + difference.field());
        }
    }

    private static <T> Patch<T> patch(@Nullable T value) {
        return value == null ? Patch.clear() : Patch.set(value);
    }

    /** The limits that the key's present tier set: noted in the key, or else known from the catalog. */
    private List<String> givenBefore(OwnedKey key, TierCatalog catalog, List<String> before) {
        return key.givenLimits()
                .orElseGet(() -> before.stream()
                        .filter(name -> !name.equals(tier.name()))
                        .flatMap(name -> limitsOf(name, catalog).stream())
                        .distinct()
                        .toList());
    }

    private static List<String> limitsOf(String name, TierCatalog catalog) {
        return catalog.find(name)
                .map(tier -> List.copyOf(named(tier).keySet()))
                .orElse(List.of(MAX_BUDGET, BUDGET_DURATION, RPM, TPM));
    }

    private static Map<String, Object> named(SubscriptionTier tier) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(MODELS, tier.models());
        put(named, MAX_BUDGET, tier.maxBudget());
        put(named, SOFT_BUDGET, tier.softBudget());
        put(
                named,
                BUDGET_DURATION,
                tier.budgetDuration() == null ? null : tier.budgetDuration().text());
        put(named, RPM, tier.rpmLimit());
        put(named, TPM, tier.tpmLimit());
        put(named, PARALLEL, tier.maxParallelRequests());
        put(named, MODEL_BUDGETS, tier.modelMaxBudget());
        put(named, FALLBACKS, tier.budgetFallbacks());
        return named;
    }

    private static Map<String, Object> found(Key key) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put(MODELS, key.models());
        put(found, MAX_BUDGET, key.maxBudget());
        put(
                found,
                SOFT_BUDGET,
                key.litellmBudgetTable() == null
                        ? null
                        : key.litellmBudgetTable().softBudget());
        put(found, BUDGET_DURATION, key.budgetDuration());
        put(found, RPM, key.rpmLimit());
        put(found, TPM, key.tpmLimit());
        put(found, PARALLEL, key.maxParallelRequests());
        put(found, MODEL_BUDGETS, notEmpty(key.modelMaxBudget()));
        put(found, FALLBACKS, notEmpty(key.budgetFallbacks()));
        return found;
    }

    private static @Nullable Object notEmpty(@Nullable Map<String, ?> map) {
        return map == null || map.isEmpty() ? null : map;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static boolean same(String field, Object asked, @Nullable Object found) {
        if (asked instanceof Double amount) {
            return Numbers.same(amount, (Double) found);
        }
        // What a budget by model was set to comes back with fields of the server's own.
        if (field.equals(MODEL_BUDGETS) && found instanceof Map<?, ?> budgets) {
            return budgets.keySet().equals(((Map<?, ?>) asked).keySet());
        }
        return asked.equals(found);
    }
}
