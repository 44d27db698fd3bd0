package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What LiteLLM serves, asked at most once a minute, and again before a name is called unknown: then with the router's aliases,
 * which take a call of their own. Thread safe.
 */
public final class KnownModels {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final LiteLlmClient liteLlm;
    private final ProxyVersion version;
    private final Memo<ServedModels> served;
    private final Memo<List<String>> listed;

    /** Aliases that a tier needs once, it needs each time. */
    private volatile boolean needsAliases;

    /** Models of one proxy. */
    public KnownModels(LiteLlmClient liteLlm, ProxyVersion version, Clock clock) {
        this.liteLlm = liteLlm;
        this.version = version;
        this.served = new Memo<>(clock, models -> KEPT);
        this.listed = new Memo<>(clock, names -> KEPT);
    }

    /**
     * Refuses a tier with unknown models.
     *
     * @throws UnknownModelException if the tier names a model that LiteLLM does not have
     */
    public void check(SubscriptionTier tier) {
        List<String> unknown = unknown(tier);
        if (!unknown.isEmpty()) {
            throw new UnknownModelException(tier.name(), unknown);
        }
    }

    /** Names the unknown models of a tier, if it has any. */
    public Optional<Problem> problem(SubscriptionTier tier) {
        List<String> unknown = unknown(tier);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TIER_NAMES_UNKNOWN_MODELS,
                        "tier '" + tier.name() + "' names models that LiteLLM does not have: " + unknown));
    }

    /**
     * What is served, as exactly as lists with these entries need it: LiteLLM's version is asked only where what an entry means
     * depends on it.
     */
    public ServedModels served(Collection<String> entries) {
        return exactly(known(), entries);
    }

    /** As {@link #served}, asked now and with the router's aliases: before a name is called unknown. */
    public ServedModels servedNow(Collection<String> entries) {
        return exactly(askNow(), entries);
    }

    private ServedModels exactly(ServedModels models, Collection<String> entries) {
        return models.dependsOnVersion(entries)
                ? models.withVersion(version.text().orElse(null))
                : models;
    }

    private ServedModels askNow() {
        return served.refresh(this::ask).withListed(listed.refresh(this::askForAliases));
    }

    private List<String> unknown(SubscriptionTier tier) {
        Set<String> named = named(tier);
        List<String> unknown = known().unknown(named);
        if (unknown.isEmpty()) {
            return unknown;
        }
        ServedModels now = askNow();
        if (named.stream().anyMatch(now::isAlias)) {
            needsAliases = true;
        }
        return now.unknown(named);
    }

    private ServedModels known() {
        ServedModels known = served.get(this::ask);
        return needsAliases ? known.withListed(listed.get(this::askForAliases)) : known;
    }

    private ServedModels ask() {
        return ServedModels.read(liteLlm, null);
    }

    private List<String> askForAliases() {
        return liteLlm.models().listWithGroups().ids();
    }

    /** The names in a tier, whether they are for the key or for the user. */
    private static Set<String> named(SubscriptionTier tier) {
        Set<String> named = new LinkedHashSet<>(tier.models().names());
        UserLimits user = tier.user();
        Models ofUser = user == null ? null : user.models();
        named.addAll(ofUser == null ? List.of() : ofUser.names());
        return named;
    }
}
