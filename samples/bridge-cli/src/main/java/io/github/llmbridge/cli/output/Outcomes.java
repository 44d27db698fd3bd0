package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.cli.output.Table.Styled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What happened to a person, for people. */
public final class Outcomes {
    private Outcomes() {}

    /** What was reached, step by step, and what hinders. */
    public static void result(Printer printer, PersonResult result) {
        printer.line(
                style(result.status()),
                "User " + result.userId() + ": " + Values.words(result.status())
                        + (result.unchanged() ? "; nothing had to change" : ""));
        steps(printer, result);
        problems(printer, result.problems());
        result.listenerErrors().forEach(error -> printer.line(Style.WARNING, "A listener failed: " + error.message()));
    }

    /** What each step did. */
    public static void steps(Printer printer, PersonResult result) {
        Table table = Table.of("STEP", "OUTCOME", "DETAIL");
        for (StepResult step : result.steps()) {
            String error = step.error() == null ? "" : step.error().message();
            String detail = step.detail() == null ? error : step.detail() + (error.isEmpty() ? "" : ": " + error);
            table.row(step.step(), new Styled(Values.words(step.outcome()), style(step.outcome())), detail);
        }
        printer.table(table);
    }

    /** What hinders, and what mends it. */
    public static void problems(Printer printer, List<Problem> problems) {
        for (Problem problem : problems) {
            printer.line(
                    problem.kind().isBlocking() ? Style.BAD : Style.WARNING,
                    (problem.kind().isBlocking() ? "Problem: " : "Note: ") + problem.message());
            printer.line("  Fix: " + Remedy.of(problem.kind()));
        }
    }

    /** What would change. */
    public static void changes(Printer printer, List<PlannedChange> changes) {
        Table table = Table.of("STEP", "WHAT", "WHY", "NOW", "WOULD BE");
        changes.forEach(
                change -> table.row(change.step(), change.what(), change.reason(), change.before(), change.after()));
        printer.table(table);
    }

    /** How many ended in each way, in the order in which people read them; those of nobody are left out. */
    public static <K> Map<K, Long> counts(K[] kinds, ToLongFunction<K> count) {
        Map<K, Long> counts = new LinkedHashMap<>();
        for (K kind : kinds) {
            long number = count.applyAsLong(kind);
            if (number > 0) {
                counts.put(kind, number);
            }
        }
        return counts;
    }

    /** How a status looks. */
    public static Style style(Status status) {
        return switch (status) {
            case READY, REMOVED -> Style.GOOD;
            case SUSPENDED, AWAITING_USER_TOKEN -> Style.WARNING;
            case NOT_USABLE, FAILED -> Style.BAD;
        };
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case CREATED, UPDATED, REMOVED -> Style.GOOD;
            case UNCHANGED -> Style.FAINT;
            case AWAITING_USER_TOKEN -> Style.WARNING;
            case FAILED -> Style.BAD;
        };
    }
}
