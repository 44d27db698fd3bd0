package io.github.llmbridge.subscriptions;

import java.util.ArrayList;
import java.util.List;

/** Which events are kept: all, up to a number; then those without which anything would be another. */
final class Memory {
    static final int USUAL = 60;

    private Memory() {}

    static List<SubscriptionEvent> with(List<SubscriptionEvent> events, SubscriptionEvent event) {
        List<SubscriptionEvent> all = new ArrayList<>(events);
        all.add(event);
        if (all.size() > USUAL) {
            all.stream()
                    .sorted(Order.OF_EVENTS)
                    .filter(old -> isIdle(old, all))
                    .findFirst()
                    .ifPresent(all::remove);
        }
        return all;
    }

    private static boolean isIdle(SubscriptionEvent old, List<SubscriptionEvent> all) {
        List<SubscriptionEvent> ofOne = all.stream()
                .filter(event ->
                        event.origin().subscriptionId().equals(old.origin().subscriptionId()))
                .toList();
        List<SubscriptionEvent> others =
                ofOne.stream().filter(event -> event != old).toList();
        return !others.isEmpty() && Life.of(others).equals(Life.of(ofOne));
    }
}
