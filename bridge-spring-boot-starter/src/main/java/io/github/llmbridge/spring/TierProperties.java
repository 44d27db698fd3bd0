package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tier as the application's properties say it; the fields are those of {@link SubscriptionTier}. */
record TierProperties(
        @Nullable List<String> models,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable String budgetDuration,
        @Nullable String keyDuration,
        @Nullable Long rpmLimit,
        @Nullable Long tpmLimit,
        @Nullable Integer maxParallelRequests,
        @Nullable Map<String, ModelBudget> modelMaxBudget,
        @Nullable Map<String, List<String>> budgetFallbacks,
        @Nullable List<String> groups,
        @Nullable Map<String, String> metadata,
        @Nullable String currency,
        @Nullable User user) {
    private static final List<String> ALL_MODELS = List.of("all-proxy-models");

    /** What may be spent with one model. */
    record ModelBudget(
            @Nullable Double budgetLimit, @Nullable String timePeriod) {
        /** A properties file has texts only, so types are given here. */
        private Map<String, Object> toFields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (budgetLimit != null) {
                fields.put("budget_limit", budgetLimit);
            }
            if (timePeriod != null) {
                fields.put("time_period", timePeriod);
            }
            return fields;
        }
    }

    /** What the tier says of the LiteLLM user itself. */
    record User(
            @Nullable String role,
            @Nullable List<String> models,
            @Nullable Double maxBudget,
            @Nullable String budgetDuration) {
        private UserLimits toLimits() {
            return new UserLimits(
                    orNull(role, UserRole::new),
                    orNull(models, TierProperties::models),
                    maxBudget,
                    orNull(budgetDuration, BudgetDuration::of));
        }
    }

    /** The tier; {@link IllegalArgumentException} says what is wrong with it. */
    SubscriptionTier toTier(String name) {
        if (models == null || models.isEmpty()) {
            throw new IllegalArgumentException("models is missing or empty; name all-proxy-models to allow all");
        }
        Map<String, Object> modelBudgets = new LinkedHashMap<>();
        if (modelMaxBudget != null) {
            modelMaxBudget.forEach((model, budget) -> modelBudgets.put(model, budget.toFields()));
        }
        return new SubscriptionTier(
                name,
                models(models),
                maxBudget,
                softBudget,
                orNull(budgetDuration, BudgetDuration::of),
                orNull(keyDuration, KeyDuration::of),
                rpmLimit,
                tpmLimit,
                maxParallelRequests,
                modelMaxBudget == null ? null : modelBudgets,
                budgetFallbacks,
                groups == null ? List.of() : groups,
                metadata == null ? Map.of() : Map.copyOf(metadata),
                currency,
                orNull(user, User::toLimits));
    }

    private static Models models(List<String> names) {
        return names.equals(ALL_MODELS) ? Models.all() : Models.of(names);
    }

    private static <A, B> @Nullable B orNull(@Nullable A value, Function<A, B> made) {
        return value == null ? null : made.apply(value);
    }
}
