package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.report.AccessExplanation.BudgetState;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessExplanation.ModelAnswer;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what binds a person. Calls no server. */
final class Sentence {
    /** Parts of a cent are what single calls cost. */
    private static final int DIGITS = 6;

    private Sentence() {}

    static String of(
            List<ModelAnswer> models,
            List<LevelAccess> levels,
            @Nullable AccessLevel budgetBoundBy,
            List<Problem> problems) {
        List<String> parts = new ArrayList<>();
        if (!problems.isEmpty()) {
            parts.add("Every call is refused: "
                    + problems.stream().map(Problem::message).collect(Collectors.joining("; ")) + ".");
        }
        ofModels(models, levels, parts);
        ofBudgets(levels, budgetBoundBy, parts);
        return String.join(" ", parts);
    }

    private static void ofModels(List<ModelAnswer> models, List<LevelAccess> levels, List<String> parts) {
        for (AccessLevel level : AccessLevel.values()) {
            List<String> refused = models.stream()
                    .filter(answer -> answer.refusedBy() == level)
                    .map(ModelAnswer::model)
                    .toList();
            if (!refused.isEmpty()) {
                parts.add(refusal(level, find(levels, level), refused));
            }
        }
        List<String> untold = named(models, Told.UNKNOWN);
        if (!untold.isEmpty()) {
            parts.add("Whether " + untold + " may be called cannot be told.");
        }
        List<String> allowed = named(models, Told.YES);
        if (!allowed.isEmpty()) {
            parts.add(allowed + " may be called.");
        }
    }

    private static String refusal(AccessLevel level, Optional<LevelAccess> access, List<String> refused) {
        if (level == AccessLevel.PROXY) {
            return "No open deployment of LiteLLM serves " + refused + ".";
        }
        String allows = access.map(LevelAccess::models)
                .map(models -> models.isEmpty() ? "" : ", which allows " + models)
                .orElse("");
        return capital(name(level, access)) + allows + ", refuses " + refused + ".";
    }

    private static void ofBudgets(List<LevelAccess> levels, @Nullable AccessLevel boundBy, List<String> parts) {
        if (boundBy == null) {
            parts.add("No budget that can be read limits the person.");
        } else {
            Optional<LevelAccess> binding = find(levels, boundBy);
            BudgetState budget =
                    Objects.requireNonNull(binding.map(LevelAccess::budget).orElse(null));
            parts.add("The budget of " + name(boundBy, binding) + " binds: " + usd(budget.left()) + " of "
                    + usd(budget.max()) + " USD are left"
                    + (budget.resetAt() == null ? ", and it never starts again." : " until " + budget.resetAt() + "."));
        }
        levels.stream()
                .filter(level -> level.budget() == null && level.budgetCounts() != Told.NO)
                .forEach(level ->
                        parts.add("What " + name(level.level(), Optional.of(level)) + " has left cannot be read."));
    }

    private static Optional<LevelAccess> find(List<LevelAccess> levels, AccessLevel level) {
        return levels.stream().filter(access -> access.level() == level).findFirst();
    }

    private static List<String> named(List<ModelAnswer> models, Told allowed) {
        return models.stream()
                .filter(answer -> answer.allowed() == allowed)
                .map(ModelAnswer::model)
                .toList();
    }

    private static String name(AccessLevel level, Optional<LevelAccess> access) {
        String id = access.map(found -> " '" + found.id() + "'").orElse("");
        return switch (level) {
            case KEY -> "the person's key";
            case TEAM -> "team" + id;
            case TEAM_MEMBER -> "the person's membership in team" + id;
            case USER -> "the LiteLLM user";
            case ORGANIZATION -> "organization" + id;
            case PROXY -> "LiteLLM";
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String usd(@Nullable Double amount) {
        return BigDecimal.valueOf(Objects.requireNonNull(amount))
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
