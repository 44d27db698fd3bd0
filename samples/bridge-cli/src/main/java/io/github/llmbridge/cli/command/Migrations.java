package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated;
import io.github.llmbridge.bridge.report.MigrationReport.Migrated.Outcome;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of migrations, planned and done. */
final class Migrations {
    private Migrations() {}

    /** What would become of each user. */
    static Answer planned(MigrationPlan plan) {
        return Answer.done(plan, printer -> {
            Outcomes.problems(printer, plan.problems());
            Table table = Table.of("USER", "WOULD", "E-MAIL", "NAME", "TIER", "TEAM", "GROUPS", "ADMIN", "WHY");
            for (MigrationPlan.Entry user : plan.users()) {
                Wish wish = user.person();
                table.row(
                        user.userId(),
                        new Styled(Values.words(user.verdict()), style(user.verdict())),
                        wish == null ? null : wish.email(),
                        wish == null ? null : wish.name(),
                        wish == null ? null : wish.tier(),
                        wish == null ? null : wish.team(),
                        wish == null
                                ? null
                                : wish.groups().stream()
                                        .map(id -> plan.groupNames().getOrDefault(id, id))
                                        .toList(),
                        wish == null ? null : wish.admin(),
                        user.why());
            }
            printer.table(table);
            printer.line(plan.count(Verdict.MIGRATE) + " of " + plan.users().size()
                    + " users would become people of the bridge. Nothing was changed.");
            waiting(printer, plan.count(Verdict.WAITING));
        });
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case MIGRATE -> Style.GOOD;
            case ALREADY -> Style.FAINT;
            case WAITING -> Style.WARNING;
            case SKIPPED -> Style.PLAIN;
        };
    }

    /** What became of each user. */
    static Answer done(MigrationReport report, Passwords passwords) {
        boolean failed =
                !passwords.lost().isEmpty() || report.users().stream().anyMatch(user -> isFailure(user.outcome()));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("counts", counts(report));
        document.put(
                "users", report.users().stream().map(Migrated::withoutSecrets).toList());
        document.put("problems", report.plan().problems());
        passwords.put(document);
        return new Answer(ExitCode.of(failed), document, printer -> {
            tell(printer, report);
            passwords.tell(printer);
        });
    }

    private static Map<Outcome, Long> counts(MigrationReport report) {
        return Outcomes.counts(Outcome.values(), report::count);
    }

    private static boolean isFailure(Outcome outcome) {
        return switch (outcome) {
            case MIGRATED, AWAITING_USER_TOKEN, ALREADY, WAITING, SKIPPED -> false;
            case OUTDATED, REFUSED, FAILED, INTERRUPTED, NOT_BEGUN -> true;
        };
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case MIGRATED -> Style.GOOD;
            case ALREADY -> Style.FAINT;
            case SKIPPED -> Style.PLAIN;
            case AWAITING_USER_TOKEN, WAITING -> Style.WARNING;
            case OUTDATED, REFUSED, FAILED, INTERRUPTED, NOT_BEGUN -> Style.BAD;
        };
    }

    private static void tell(Printer printer, MigrationReport report) {
        Outcomes.problems(printer, report.plan().problems());
        Table table = Table.of("USER", "OUTCOME", "WHY");
        report.users()
                .forEach(user -> table.row(
                        user.userId(), new Styled(Values.words(user.outcome()), style(user.outcome())), user.why()));
        printer.table(table);
        printer.line();
        Table counts = Table.of("OUTCOME", "USERS");
        counts(report)
                .forEach((outcome, count) -> counts.row(new Styled(Values.words(outcome), style(outcome)), count));
        printer.table(counts);
        waiting(printer, report.count(Outcome.WAITING));
        if (report.users().stream().anyMatch(user -> isFailure(user.outcome()))) {
            printer.line("Give the same command again: it goes on with what is left.");
        }
    }

    private static void waiting(Printer printer, long waiting) {
        if (waiting > 0) {
            printer.line(
                    Style.WARNING,
                    waiting + " have an account for which nobody vouches. If the accounts are theirs: --vouch.");
        }
    }
}
