package io.github.llmbridge.bridge.report;

import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How everybody does whom this bridge serves. Amounts are in USD and up to a minute or two old. It holds no secret.
 *
 * @param at when the reading began
 * @param people one for each person
 * @param strays what belongs to nobody
 * @param problems what concerns everybody
 */
public record PeopleOverview(
        Instant at,
        @SuppressWarnings("serial") List<PersonOverview> people,
        @SuppressWarnings("serial") List<Stray> strays,
        @SuppressWarnings("serial") List<Problem> problems)
        implements Serializable {
    public PeopleOverview {
        people = List.copyOf(people);
        strays = List.copyOf(strays);
        problems = List.copyOf(problems);
    }

    /** How many people there are of each status that occurs. */
    public Map<Status, Long> byStatus() {
        return people.stream()
                .collect(Collectors.groupingBy(PersonOverview::status, TreeMap::new, Collectors.counting()));
    }

    /** How many people there are of each tier, by its name; {@code ""} for those whose tier nothing tells. */
    public Map<String, Long> byTier() {
        return people.stream()
                .collect(Collectors.groupingBy(
                        person -> person.tier() == null ? "" : person.tier(), TreeMap::new, Collectors.counting()));
    }

    /** What everybody has spent in the running budget periods. */
    public double spend() {
        return people.stream().mapToDouble(PersonOverview::spend).sum();
    }

    /** Who has spent most in the running budget period, the most first; who has spent nothing is left out. */
    public List<PersonOverview> bySpend(int atMost) {
        return people.stream()
                .filter(person -> person.spend() > 0)
                .sorted(Comparator.comparingDouble(PersonOverview::spend)
                        .reversed()
                        .thenComparing(PersonOverview::userId))
                .limit(atMost)
                .toList();
    }

    /** Who has used most of the budget, the most first; who has no budget, or has spent nothing, is left out. */
    public List<PersonOverview> byBudgetUse(int atMost) {
        return people.stream()
                .filter(person -> person.budgetUse().orElse(0) > 0)
                .sorted(Comparator.comparingDouble(
                                (PersonOverview person) -> person.budgetUse().orElse(0))
                        .reversed()
                        .thenComparing(PersonOverview::userId))
                .limit(atMost)
                .toList();
    }

    /** Whose key ends before this time, or has ended, the earliest first. */
    public List<PersonOverview> keysEndingBefore(Instant time) {
        return people.stream()
                .filter(person -> person.keyEnds() != null && person.keyEnds().isBefore(time))
                .sorted(Comparator.comparing(PersonOverview::keyEnds, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(PersonOverview::userId))
                .toList();
    }

    /** Whose connection waits for a credential of the user. */
    public List<PersonOverview> awaitingToken() {
        return people.stream()
                .filter(person -> person.status() == Status.AWAITING_USER_TOKEN)
                .toList();
    }

    /**
     * How one person does.
     *
     * @param email the person's address in LiteLLM
     * @param tier the name of the key's tier, a grant included; {@code null} if nothing tells
     * @param status whether the person can chat, as far as lists tell and what concerns everybody aside
     * @param keyHash the bridge's key in use; {@code null} if there is none
     * @param keyEnds when that key ends; {@code null} for never
     * @param spend spent by that key in the running budget period
     * @param maxBudget the most that the key may spend in a budget period; {@code null} for no limit
     * @param budgetResetAt when spend starts again from 0; {@code null} for never
     * @param totalSpend spent by that key in all; {@code null} before LiteLLM 1.106.0
     * @param problems what keeps the person from chatting, or should be known
     */
    public record PersonOverview(
            String userId,
            @Nullable String email,
            @Nullable String tier,
            Status status,
            @Nullable KeyHash keyHash,
            @Nullable Instant keyEnds,
            double spend,
            @Nullable Double maxBudget,
            @Nullable Instant budgetResetAt,
            @Nullable Double totalSpend,
            @SuppressWarnings("serial") List<Problem> problems)
            implements Serializable {
        public PersonOverview {
            problems = List.copyOf(problems);
        }

        /** What part of the budget is spent: 1 for all of it; nothing without a budget. A budget of 0 is spent. */
        public OptionalDouble budgetUse() {
            if (maxBudget == null) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(maxBudget > 0 ? spend / maxBudget : 1);
        }
    }
}
