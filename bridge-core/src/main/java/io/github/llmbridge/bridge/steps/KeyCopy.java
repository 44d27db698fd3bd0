package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request for a new key. One that takes the place of another is a copy: limits, spend, metadata, tags, aliases, block; the
 * tier's own limits come on top.
 */
final class KeyCopy {
    private static final List<String> MODELS_ONLY = List.of("llm_api_routes");

    private final World world;
    private final Person person;
    private final Look look;
    private final @Nullable OwnedKey old;

    KeyCopy(World world, Run run, @Nullable OwnedKey old) {
        this.world = world;
        this.person = run.person();
        this.look = run.look();
        this.old = old;
    }

    GenerateKeyRequestBuilder request(int generation, Instant now) {
        SubscriptionTier tier = person.tier();
        Map<String, Object> before = old == null ? Map.of() : old.key().metadata();
        GenerateKeyRequestBuilder request = GenerateKeyRequest.builder(tier.models())
                .userId(person.userId())
                .teamId(team())
                .duration(duration(now).orElse(null))
                .metadata(OwnedKey.metadata(
                        before,
                        world.ownership().instance(),
                        person.userId(),
                        tier,
                        person.ownTier(),
                        generation,
                        new KeyLimits(tier).names()));
        if (old == null) {
            return request.keyType(KeyType.LLM_API)
                    .maxBudget(tier.maxBudget())
                    .softBudget(tier.softBudget())
                    .budgetDuration(tier.budgetDuration())
                    .rpmLimit(tier.rpmLimit())
                    .tpmLimit(tier.tpmLimit())
                    .maxParallelRequests(tier.maxParallelRequests())
                    .modelMaxBudget(tier.modelMaxBudget())
                    .budgetFallbacks(tier.budgetFallbacks());
        }
        return copy(request, old);
    }

    /** How long the new key lives: from the tier, or what is left of the old one's life. */
    Optional<KeyDuration> duration(Instant now) {
        KeyDuration full = person.ownTier().keyDuration();
        if (old == null || world.keyTiers().restarts(person, look, old)) {
            return Optional.ofNullable(full);
        }
        Instant end = KeyEnd.of(old, look);
        if (end == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, end);
        return Optional.of(KeyDuration.of(left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left));
    }

    private GenerateKeyRequestBuilder copy(GenerateKeyRequestBuilder request, OwnedKey from) {
        Key key = from.key();
        SubscriptionTier tier = person.tier();
        Set<String> changed = new KeyLimits(tier)
                .differences(from, world.tiers(), world.keyTiers().before(from, look)).stream()
                        .map(KeyLimits.Difference::field)
                        .collect(Collectors.toSet());
        boolean reset = person.spent() == SpentPolicy.RESET && !world.keyTiers().isOf(person, from);
        if (key.allowedRoutes() == null
                || key.allowedRoutes().isEmpty()
                || key.allowedRoutes().equals(MODELS_ONLY)) {
            request.keyType(KeyType.LLM_API);
        } else {
            request.allowedRoutes(key.allowedRoutes());
        }
        Double softBudget = key.litellmBudgetTable() == null
                ? null
                : key.litellmBudgetTable().softBudget();
        return request.spend(reset ? null : key.spend())
                .maxBudget(pick(changed, KeyLimits.MAX_BUDGET, tier.maxBudget(), key.maxBudget()))
                .softBudget(pick(changed, KeyLimits.SOFT_BUDGET, tier.softBudget(), softBudget))
                .budgetDuration(pick(changed, KeyLimits.BUDGET_DURATION, tier.budgetDuration(), period(key)))
                .rpmLimit(pick(changed, KeyLimits.RPM, tier.rpmLimit(), key.rpmLimit()))
                .tpmLimit(pick(changed, KeyLimits.TPM, tier.tpmLimit(), key.tpmLimit()))
                .maxParallelRequests(
                        pick(changed, KeyLimits.PARALLEL, tier.maxParallelRequests(), key.maxParallelRequests()))
                .modelMaxBudget(
                        pick(changed, KeyLimits.MODEL_BUDGETS, tier.modelMaxBudget(), set(key.modelMaxBudget())))
                .budgetFallbacks(pick(changed, KeyLimits.FALLBACKS, tier.budgetFallbacks(), set(key.budgetFallbacks())))
                .blocked(from.isLeaked() || person.lifts() ? null : key.blocked())
                .tpdLimit(key.tpdLimit())
                .aliases(set(key.aliases()))
                .config(set(key.config()))
                .permissions(set(key.permissions()))
                .budgetId(softBudget == null ? key.budgetId() : null)
                .budgetLimits(key.budgetLimits())
                .allowedCacheControls(key.allowedCacheControls())
                .accessGroupIds(groups(key))
                .routerSettings(set(key.routerSettings()))
                .organizationId(key.organizationId() == null ? key.orgId() : key.organizationId());
    }

    /** Beside every model they mean nothing. */
    private @Nullable List<String> groups(Key key) {
        List<String> groups = key.accessGroupIds();
        return groups == null || groups.isEmpty() || person.tier().models().isAll() ? null : groups;
    }

    private @Nullable String team() {
        if (person.team() != null) {
            return person.team().teamId();
        }
        String now = old == null ? null : old.key().teamId();
        return now == null || look.note().teams().contains(now) ? null : now;
    }

    private static <T> @Nullable T pick(Set<String> changed, String field, @Nullable T ofTier, @Nullable T ofKey) {
        return changed.contains(field) || ofKey == null ? ofTier : ofKey;
    }

    private static @Nullable BudgetDuration period(Key key) {
        try {
            return key.budgetDuration() == null ? null : BudgetDuration.of(key.budgetDuration());
        } catch (IllegalArgumentException written) {
            // Others may have written what this SDK refuses; the server would refuse it, too.
            return null;
        }
    }

    private static <V> @Nullable Map<String, V> set(@Nullable Map<String, V> map) {
        return map == null || map.isEmpty() ? null : map;
    }
}
