package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which level binds a person, for models and for budget. Amounts are in USD, spend is up to a minute or two old. It holds no
 * secret.
 *
 * @param tier the name of the key's tier; {@code null} if there is no key of the bridge, or it names none
 * @param models the model that was asked for, or else each entry of the tier, or else of the key's own list
 * @param levels the levels that there are for this person, in LiteLLM's order
 * @param modelsBoundBy the first level that refuses one of the models; {@code null} if none does for certain
 * @param budgetBoundBy of the levels whose budget counts, the one with the least left; {@code null} if none has a budget
 * @param problems what else keeps LiteLLM from answering, such as a block
 * @param sentence all of it in words, for whoever answers the person
 * @param at when it was read
 */
public record AccessExplanation(
        String userId,
        @Nullable String tier,
        @SuppressWarnings("serial") List<ModelAnswer> models,
        @SuppressWarnings("serial") List<LevelAccess> levels,
        @Nullable AccessLevel modelsBoundBy,
        @Nullable AccessLevel budgetBoundBy,
        @SuppressWarnings("serial") List<Problem> problems,
        String sentence,
        Instant at)
        implements Serializable {
    public AccessExplanation {
        models = List.copyOf(models);
        levels = List.copyOf(levels);
        problems = List.copyOf(problems);
    }

    /** What this level allows, if there is such a level for the person. */
    public Optional<LevelAccess> level(AccessLevel level) {
        return levels.stream().filter(access -> access.level() == level).findFirst();
    }

    /** What was found of this model. */
    public Optional<ModelAnswer> model(String name) {
        return models.stream().filter(answer -> answer.model().equals(name)).findFirst();
    }

    /**
     * What a call of one model comes to, budgets and blocks of persons apart.
     *
     * @param model a name, or an entry that stands for several, such as a wildcard, of which one is enough to be allowed
     * @param allowed whether the call is answered
     * @param refusedBy the first level that refuses it; {@code null} if none does for certain
     */
    public record ModelAnswer(
            String model, Told allowed, @Nullable AccessLevel refusedBy) implements Serializable {}

    /**
     * What one level allows.
     *
     * @param id of the key its hash, of a membership the team's id
     * @param name a display name; {@code null} if there is none
     * @param models as they are written; empty for everything, {@code null} if they cannot be read
     * @param modelsCount whether LiteLLM looks at this level's models when the person's key calls. Those of a user count on keys
     *     without a team only, those of an organization only when teams are made.
     * @param passes whether this level by itself lets the models in question pass
     * @param refused those of the models in question that it refuses
     * @param budget {@code null} if it cannot be read
     * @param budgetCounts whether LiteLLM looks at this level's budget when the person's key calls. A proxy may be set to look at
     *     a user's for keys of teams as well ({@code apply_user_budget_to_team_keys}), which is not told.
     * @param rpmLimit requests a minute
     * @param tpmLimit tokens a minute
     * @param maxParallelRequests requests at the same time
     */
    public record LevelAccess(
            AccessLevel level,
            String id,
            @Nullable String name,
            @SuppressWarnings("serial") @Nullable List<String> models,
            Told modelsCount,
            Told passes,
            @SuppressWarnings("serial") List<String> refused,
            @Nullable BudgetState budget,
            Told budgetCounts,
            @Nullable Long rpmLimit,
            @Nullable Long tpmLimit,
            @Nullable Long maxParallelRequests)
            implements Serializable {
        public LevelAccess {
            models = models == null ? null : List.copyOf(models);
            refused = List.copyOf(refused);
        }
    }

    /**
     * A budget and what was spent of it.
     *
     * @param spent in the running budget period
     * @param max the most that may be spent in a period; {@code null} for no limit
     * @param left what may still be spent in the period, never below 0; {@code null} for no limit
     * @param duration LiteLLM's notation; {@code null} for a budget that never starts again
     * @param resetAt when spend starts again from 0
     * @param hasFurther whether there are budgets by model or for further periods beside it, of which LiteLLM does not tell what
     *     was spent
     */
    public record BudgetState(
            double spent,
            @Nullable Double max,
            @Nullable Double left,
            @Nullable String duration,
            @Nullable Instant resetAt,
            boolean hasFurther)
            implements Serializable {}
}
