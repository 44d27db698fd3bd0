package io.github.llmbridge.contract.replay;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a replay has shown: each difference once, and how often. */
final class Findings {
    private final Map<Difference, Met> differences = new LinkedHashMap<>();
    private final Map<Exchange.Product, Integer> exchanges = new EnumMap<>(Exchange.Product.class);

    /**
     * How often a difference was met.
     *
     * @param first the number of the first exchange that shows it, from 0
     */
    record Met(int times, int first) {}

    void add(Exchange exchange, int number, List<Difference> found) {
        exchanges.merge(exchange.server(), 1, Integer::sum);
        found.stream()
                .distinct()
                .forEach(difference -> differences.merge(
                        difference, new Met(1, number), (before, one) -> new Met(before.times() + 1, before.first())));
    }

    Map<Difference, Met> differences() {
        return differences;
    }

    /** How many exchanges were replayed, by server. */
    Map<Exchange.Product, Integer> exchanges() {
        return exchanges;
    }
}
