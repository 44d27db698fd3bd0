package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.ReconcileReport;
import io.github.llmbridge.bridge.report.ReconcileReport.Reconciled;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reconcile",
        description = {
            "Mends what differs from what the bridge gave, for everybody, one person, or as a saved plan says.",
            "Each person is looked at again: who has changed since the plan is left alone."
        })
final class ReconcileCommand extends BridgeCommand {
    @ArgGroup
    private @Nullable Which which;

    @Option(
            names = "--max-removals",
            paramLabel = "N",
            defaultValue = "10",
            description = "From so many people something may be taken away (default: ${DEFAULT-VALUE}) ...")
    private int maxRemovals;

    @Option(
            names = "--max-percent",
            paramLabel = "P",
            defaultValue = "5",
            description = "... or from so many in a hundred, whichever is more (default: ${DEFAULT-VALUE}).")
    private double maxPercent;

    /** Everybody, if nothing is given. */
    static final class Which {
        @ArgGroup
        private @Nullable Who who;

        @Option(names = "--plan", paramLabel = "FILE", description = "A plan that llmbridge plan --save has written.")
        private @Nullable Path plan;
    }

    ReconcileCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        Removals allowed = request(() -> new Removals(maxRemovals, maxPercent));
        return withProgress((servers, progress) -> {
            Which chosen = which == null ? new Which() : which;
            PeoplePlan plan = chosen.plan != null
                    ? new PlanFile(context().json()).read(chosen.plan, Plans.instance(context()))
                    : Plans.of(servers.bridge(), chosen.who == null ? null : chosen.who.userId(servers));
            long people =
                    plan.plans().stream().filter(person -> !person.isEmpty()).count();
            try {
                return answer(progress.of(
                        "Reconciling", people, () -> servers.bridge().reconcile(plan, allowed)));
            } catch (InvalidRequestException tooMany) {
                throw new ToolException(
                        String.valueOf(tooMany.getMessage()),
                        "Look at llmbridge plan; if it is right, allow it by --max-removals.",
                        tooMany);
            }
        });
    }

    private static Answer answer(ReconcileReport report) {
        boolean failed = report.people().stream().anyMatch(one -> !isWell(one));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "people",
                report.people().stream().map(Reconciled::withoutSecrets).toList());
        document.put(
                "left", report.plan().plans().stream().filter(Plan::isEmpty).toList());
        document.put("strays", report.plan().strays());
        return new Answer(ExitCode.of(failed), document, printer -> tell(printer, report));
    }

    private static boolean isWell(Reconciled one) {
        return switch (one.outcome()) {
            case DONE, AWAITING_USER_TOKEN -> true;
            case OUTDATED, REFUSED, FAILED, INTERRUPTED, NOT_BEGUN -> false;
        };
    }

    private static void tell(Printer printer, ReconcileReport report) {
        if (report.people().isEmpty()) {
            printer.line(Style.GOOD, report.plan().people() + " people were compared; nothing had to change.");
        }
        Table table = Table.of("USER", "OUTCOME", "WHY");
        report.people()
                .forEach(one -> table.row(
                        one.userId(),
                        new Styled(Values.words(one.outcome()), isWell(one) ? Style.GOOD : Style.BAD),
                        one.why()));
        printer.table(table);
        Plans.tellLeft(printer, report.plan());
        if (report.people().stream().anyMatch(one -> !isWell(one))) {
            printer.line("Give the same command again, without --plan: it goes on with what is left.");
        }
    }
}
