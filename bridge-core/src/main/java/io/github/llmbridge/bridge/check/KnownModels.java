package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.litellm.Models;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What LiteLLM serves, asked at most once a minute, and again before a name is called unknown: then with the router's
 * aliases, which take a call of their own. Thread safe.
 */
public final class KnownModels {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ProxyVersion version;
    private final Memo<ServedModels> served;
    private final Memo<List<String>> listed;

    /** Aliases that a tier needs once, it needs each time. */
    private volatile boolean needsAliases;

    /** Models of one proxy. */
    public KnownModels(ProxyVersion version, Clock clock) {
        this.version = version;
        this.served = new Memo<>(clock, models -> KEPT);
        this.listed = new Memo<>(clock, names -> KEPT);
    }

    /**
     * Refuses a tier with unknown models.
     *
     * @throws UnknownModelException if the tier names a model that LiteLLM does not have
     */
    public void check(SubscriptionTier tier, Servers servers) {
        List<String> unknown = unknown(tier, servers);
        if (!unknown.isEmpty()) {
            throw new UnknownModelException(tier.name(), unknown);
        }
    }

    /** Names the unknown models of a tier, if it has any. */
    public Optional<Problem> problem(SubscriptionTier tier, Servers servers) {
        List<String> unknown = unknown(tier, servers);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TIER_NAMES_UNKNOWN_MODELS,
                        "tier '" + tier.name() + "' names models that LiteLLM does not have: " + unknown));
    }

    /**
     * What is served, as exactly as lists with these entries need it: LiteLLM's version is asked only where what an
     * entry means depends on it.
     */
    public ServedModels served(Collection<String> entries, Servers servers) {
        return exactly(known(servers), entries, servers);
    }

    /** As {@link #served}, asked now and with the router's aliases: before a name is called unknown. */
    public ServedModels servedNow(Collection<String> entries, Servers servers) {
        return exactly(askNow(servers), entries, servers);
    }

    private ServedModels exactly(ServedModels models, Collection<String> entries, Servers servers) {
        return models.dependsOnVersion(entries)
                ? models.withVersion(version.text(servers).orElse(null))
                : models;
    }

    private ServedModels askNow(Servers servers) {
        return served.refresh(servers, KnownModels::ask)
                .withListed(listed.refresh(servers, KnownModels::askForAliases));
    }

    private List<String> unknown(SubscriptionTier tier, Servers servers) {
        Set<String> named = named(tier);
        List<String> unknown = known(servers).unknown(named);
        if (unknown.isEmpty()) {
            return unknown;
        }
        ServedModels now = askNow(servers);
        if (named.stream().anyMatch(now::isAlias)) {
            needsAliases = true;
        }
        return now.unknown(named);
    }

    private ServedModels known(Servers servers) {
        ServedModels known = served.get(servers, KnownModels::ask);
        return needsAliases ? known.withListed(listed.get(servers, KnownModels::askForAliases)) : known;
    }

    private static ServedModels ask(Servers servers) {
        return ServedModels.read(servers.liteLlm(), null);
    }

    private static List<String> askForAliases(Servers servers) {
        return servers.liteLlm().models().listWithGroups().ids();
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
