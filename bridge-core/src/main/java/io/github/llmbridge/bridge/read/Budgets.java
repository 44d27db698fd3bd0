package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.report.AccessExplanation.BudgetState;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.users.User;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The budgets of the levels, as LiteLLM reckons with them. Calls no server. */
final class Budgets {
    private Budgets() {}

    static BudgetState of(Key key) {
        return state(
                key.spend(),
                key.maxBudget(),
                key.budgetDuration(),
                key.budgetResetAt(),
                isFilled(key.budgetLimits()) || isFilled(key.modelMaxBudget()));
    }

    static BudgetState of(User user) {
        return state(
                user.spend(),
                user.maxBudget(),
                user.budgetDuration(),
                user.budgetResetAt(),
                isFilled(user.modelMaxBudget()));
    }

    static BudgetState of(Team team) {
        return state(
                team.spend(),
                team.maxBudget(),
                team.budgetDuration(),
                team.budgetResetAt(),
                isFilled(team.budgetLimits()) || isFilled(team.modelMaxBudget()));
    }

    static BudgetState of(Organization organization) {
        Budget budget = organization.litellmBudgetTable();
        return budget == null
                ? state(organization.spend(), null, null, null, false)
                : state(
                        organization.spend(),
                        budget.maxBudget(),
                        budget.budgetDuration(),
                        budget.budgetResetAt(),
                        isFilled(budget.modelMaxBudget()));
    }

    /**
     * Of a member: its own budget, or else the one that the team has for members without one.
     *
     * @param zeroCounts whether an own budget of 0 stops the member; LiteLLM 1.77.3 takes it for none, a team's default of 0
     *     counts nowhere
     */
    static BudgetState ofMember(Team team, Optional<TeamMembership> membership, boolean zeroCounts, Instant now) {
        Double spent = membership.map(TeamMembership::spend).orElse(null);
        Budget own = membership.map(TeamMembership::litellmBudgetTable).orElse(null);
        Budget common = team.teamMemberBudgetTable();
        if (own != null && own.maxBudget() != null) {
            boolean counts = zeroCounts || own.maxBudget() > 0;
            return state(
                    spent,
                    counts ? own.maxBudget() + increase(own, now) : null,
                    own.budgetDuration(),
                    own.budgetResetAt(),
                    false);
        }
        if (common != null && common.maxBudget() != null && common.maxBudget() > 0) {
            return state(
                    spent,
                    common.maxBudget() + (own == null ? 0.0 : increase(own, now)),
                    common.budgetDuration(),
                    common.budgetResetAt(),
                    false);
        }
        return state(spent, null, null, null, false);
    }

    private static double increase(Budget budget, Instant now) {
        boolean running =
                budget.tempBudgetExpiry() != null && budget.tempBudgetExpiry().isAfter(now);
        return running && budget.tempBudgetIncrease() != null ? budget.tempBudgetIncrease() : 0.0;
    }

    private static BudgetState state(
            @Nullable Double spend,
            @Nullable Double max,
            @Nullable String duration,
            @Nullable Instant resetAt,
            boolean hasFurther) {
        double spent = spend == null ? 0.0 : spend;
        return new BudgetState(
                spent, max, max == null ? null : Math.max(0.0, max - spent), duration, resetAt, hasFurther);
    }

    private static boolean isFilled(@Nullable Collection<?> values) {
        return values != null && !values.isEmpty();
    }

    private static boolean isFilled(@Nullable Map<?, ?> values) {
        return values != null && !values.isEmpty();
    }
}
