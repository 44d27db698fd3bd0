package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What differs, of many people, from what the bridge gave them. It holds no secret, and can be kept and carried out
 * later: what has changed meanwhile is noticed then.
 *
 * @param at when it was begun
 * @param people how many people were compared
 * @param plans one for each person of whom something differs, or whom something keeps from chatting: its changes are
 *     what a reconciliation makes, its problems what it leaves
 * @param strays what belongs to nobody; a reconciliation leaves it
 * @param problems what concerns everybody
 */
public record PeoplePlan(
        Instant at,
        int people,
        @SuppressWarnings("serial") List<Plan> plans,
        @SuppressWarnings("serial") List<Stray> strays,
        @SuppressWarnings("serial") List<Problem> problems)
        implements Serializable {
    public PeoplePlan {
        plans = List.copyOf(plans);
        strays = List.copyOf(strays);
        problems = List.copyOf(problems);
    }

    /** Whether a reconciliation would change nothing; what it would leave may still differ. */
    public boolean isEmpty() {
        return plans.stream().allMatch(Plan::isEmpty);
    }

    /** The plan of a person, if something differs there. */
    public Optional<Plan> of(String userId) {
        return plans.stream().filter(plan -> plan.userId().equals(userId)).findFirst();
    }

    /** From how many people a reconciliation would take something away: a key, an account, a group, a team. */
    public int removals() {
        return (int) plans.stream()
                .filter(plan -> plan.changes().stream().anyMatch(change -> change.after() == null))
                .count();
    }
}
