package io.github.llmbridge.subscriptions;

import io.github.llmbridge.subscriptions.Life.Phase;
import io.github.llmbridge.subscriptions.Reached.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What should be of a person at a moment, by all subscriptions of the person. Of those that give access, the one that
 * began last decides. One whose beginning is not known yet counts only if that is so of all.
 *
 * @param next when it may be another, without any event
 */
record Wish(
        Reached target,
        @Nullable String email,
        @Nullable String name,
        @Nullable Instant next) {
    private record Named(String id, Life life, Phase phase) {}

    /** Of those in one phase, the newest is last. */
    private static final Comparator<Named> DECIDING = Comparator.comparing(Named::phase, Comparator.reverseOrder())
            .thenComparing(one -> one.life().begun(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Named::id);

    /** Whether it is known how the subscription began. */
    static boolean hasBegun(Collection<SubscriptionEvent> events, String subscriptionId) {
        Life life = lives(events).get(subscriptionId);
        return life != null && life.hasBegun();
    }

    static Wish of(Collection<SubscriptionEvent> events, Instant now, Duration grace, AtTheEnd end) {
        Map<String, Life> lives = lives(events);
        boolean anyHasBegun = lives.values().stream().anyMatch(Life::hasBegun);
        List<Named> all = lives.entrySet().stream()
                .filter(one -> one.getValue().hasBegun() || !anyHasBegun)
                .map(one ->
                        new Named(one.getKey(), one.getValue(), one.getValue().phase(now, grace)))
                .sorted(DECIDING)
                .toList();
        if (all.isEmpty()) {
            return new Wish(Reached.NOTHING, null, null, null);
        }
        Named deciding = all.get(all.size() - 1);
        Instant next = all.stream()
                .map(one -> one.life().next(now, grace))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Life life = deciding.life();
        return new Wish(target(deciding, end), life.email(), life.name(), next);
    }

    private static Reached target(Named deciding, AtTheEnd end) {
        Life life = deciding.life();
        return switch (deciding.phase()) {
            case ACTIVE -> new Reached(Access.ACTIVE, life.tier(), life.payment());
            case UNPAID -> new Reached(Access.SUSPENDED, life.tier(), null);
            case LAPSED -> end.afterTrial(life.tier());
            case ENDED -> end.afterCancellation(life.tier());
        };
    }

    private static Map<String, Life> lives(Collection<SubscriptionEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.origin().subscriptionId(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Life::of)));
    }
}
