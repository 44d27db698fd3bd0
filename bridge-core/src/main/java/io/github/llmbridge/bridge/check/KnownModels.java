package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.LiteLlmClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The models that LiteLLM has, asked at most once a minute, and again before one is called unknown. */
final class KnownModels {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Set<String> SPECIAL = Set.of("all-proxy-models", "all-team-models", "no-default-models");

    private final LiteLlmClient liteLlm;
    private final Clock clock;
    private List<String> names = List.of();
    private Instant readAt = Instant.MIN;

    KnownModels(LiteLlmClient liteLlm, Clock clock) {
        this.liteLlm = liteLlm;
        this.clock = clock;
    }

    /** @throws UnknownModelException if the tier names a model that LiteLLM does not have */
    synchronized void check(SubscriptionTier tier) {
        boolean old = readAt.isBefore(clock.instant().minus(KEPT));
        if (old || !unknown(tier).isEmpty()) {
            names = liteLlm.models().listWithGroups().ids();
            readAt = clock.instant();
        }
        List<String> unknown = unknown(tier);
        if (!unknown.isEmpty()) {
            throw new UnknownModelException(tier.name(), unknown);
        }
    }

    private List<String> unknown(SubscriptionTier tier) {
        return tier.models().names().stream()
                .filter(name -> !SPECIAL.contains(name) && names.stream().noneMatch(known -> matches(known, name)))
                .toList();
    }

    /** LiteLLM's wildcard routes, such as {@code openai/*}, take any name after the slash. */
    private static boolean matches(String known, String name) {
        return known.equals(name)
                || known.equals("*")
                || (known.endsWith("/*") && name.startsWith(known.substring(0, known.length() - 1)));
    }
}
