package io.github.llmbridge.bridge.tiers;

import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.http.JsonDocuments;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subscription tiers of an application, by name. Immutable. */
public final class TierCatalog {
    private final Map<String, SubscriptionTier> tiers;

    private TierCatalog(Collection<SubscriptionTier> all) {
        this.tiers = new LinkedHashMap<>();
        for (SubscriptionTier tier : all) {
            if (tiers.put(tier.name(), tier) != null) {
                throw new IllegalArgumentException("tier '" + tier.name() + "' occurs twice");
            }
        }
    }

    /** A catalog of these tiers. */
    public static TierCatalog of(SubscriptionTier... tiers) {
        return new TierCatalog(Arrays.asList(tiers));
    }

    /**
     * Reads {@code {"tiers":{"free":{"models":["gpt-4o-mini"],"max_budget":1.0,"budget_duration":"30d",
     * "key_duration":"30d","rpm_limit":10,"tpm_limit":1000,"groups":["Free"]}}}}. Only {@code models} is required; name
     * {@code all-proxy-models} to allow every model. The other names are those of {@link SubscriptionTier} with underscores:
     * {@code soft_budget}, {@code max_parallel_requests}, {@code model_max_budget}, {@code budget_fallbacks}, {@code metadata},
     * {@code currency}, and {@code user} with {@code role}, {@code models}, {@code max_budget}, {@code budget_duration}.
     *
     * @throws IllegalArgumentException saying which tier and field is wrong; unknown fields are wrong too
     */
    public static TierCatalog read(InputStream json) throws IOException {
        TierFile file = JsonDocuments.read(json, TierFile.class);
        if (file.tiers() == null || file.tiers().isEmpty()) {
            throw new IllegalArgumentException("tiers is missing or empty");
        }
        return new TierCatalog(file.tiers().entrySet().stream()
                .map(entry -> entry.getValue().toTier(entry.getKey()))
                .toList());
    }

    /** As {@link #read(InputStream)}, from a file. */
    public static TierCatalog read(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            return read(json);
        }
    }

    /**
     * The tier of this name.
     *
     * @throws InvalidRequestException if there is none; the message lists the names
     */
    public SubscriptionTier require(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidRequestException(
                        "tier '" + name + "' is not in the catalog, which has " + tiers.keySet()));
    }

    /** The tier of this name, if there is one. */
    public Optional<SubscriptionTier> find(String name) {
        return Optional.ofNullable(tiers.get(name));
    }

    /** The names, in the order given. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tiers.keySet());
    }

    /** The catalog's form as a document. */
    record TierFile(@Nullable Map<String, Entry> tiers) {
        record Entry(
                @Nullable List<String> models,
                @Nullable Double maxBudget,
                @Nullable Double softBudget,
                @Nullable BudgetDuration budgetDuration,
                @Nullable KeyDuration keyDuration,
                @Nullable Long rpmLimit,
                @Nullable Long tpmLimit,
                @Nullable Integer maxParallelRequests,
                @Nullable Map<String, Object> modelMaxBudget,
                @Nullable Map<String, List<String>> budgetFallbacks,
                @Nullable List<String> groups,
                @Nullable Map<String, Object> metadata,
                @Nullable String currency,
                @Nullable UserLimits user) {
            SubscriptionTier toTier(String name) {
                if (models == null || models.isEmpty()) {
                    throw new IllegalArgumentException("models of tier '" + name + "' is missing or empty");
                }
                boolean all = models.equals(List.of("all-proxy-models"));
                return new SubscriptionTier(
                        name,
                        all ? Models.all() : Models.of(models),
                        maxBudget,
                        softBudget,
                        budgetDuration,
                        keyDuration,
                        rpmLimit,
                        tpmLimit,
                        maxParallelRequests,
                        modelMaxBudget,
                        budgetFallbacks,
                        groups == null ? List.of() : groups,
                        metadata == null ? Map.of() : metadata,
                        currency,
                        user);
            }
        }
    }
}
