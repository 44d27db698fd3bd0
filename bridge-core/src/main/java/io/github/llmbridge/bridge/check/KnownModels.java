package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The models that LiteLLM has, asked at most once a minute, and again before one is called unknown. Thread safe. */
public final class KnownModels {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Set<String> SPECIAL = Set.of("all-proxy-models", "all-team-models", "no-default-models", "*");

    private final LiteLlmClient liteLlm;
    private final Memo<List<String>> names;

    /** Models of one proxy. */
    public KnownModels(LiteLlmClient liteLlm, Clock clock) {
        this.liteLlm = liteLlm;
        this.names = new Memo<>(clock, ids -> KEPT);
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

    /** The names in the tier that LiteLLM does not have. */
    public List<String> unknown(SubscriptionTier tier) {
        List<String> unknown = unknown(tier, names.get(this::ask));
        return unknown.isEmpty() ? unknown : unknown(tier, names.refresh(this::ask));
    }

    private List<String> ask() {
        return liteLlm.models().listWithGroups().ids();
    }

    private static List<String> unknown(SubscriptionTier tier, List<String> known) {
        return tier.models().names().stream()
                .filter(name -> !SPECIAL.contains(name) && known.stream().noneMatch(model -> matches(model, name)))
                .toList();
    }

    /** A wildcard on either side takes any name that begins as it does. */
    private static boolean matches(String known, String name) {
        return known.equals(name) || covers(known, name) || covers(name, known);
    }

    private static boolean covers(String pattern, String name) {
        return pattern.equals("*")
                || (pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
