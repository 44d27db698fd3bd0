package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.AccessExplanation;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Values;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "explain",
        description = "Explains which level binds a person, for models and budget: key, team, user, organization.")
final class ExplainCommand extends PersonCommand {
    @Option(names = "--model", paramLabel = "NAME", description = "The model; each of the person's tier if not given.")
    private @Nullable String model;

    ExplainCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            String userId = userId(servers);
            AccessExplanation found = model == null
                    ? servers.bridge().explainAccess(userId)
                    : servers.bridge().explainAccess(userId, model);
            return Answer.done(found, printer -> tell(printer, found));
        });
    }

    private static void tell(Printer printer, AccessExplanation found) {
        printer.line(found.sentence());
        printer.line();
        Table models = Table.of("MODEL", "ALLOWED", "REFUSED BY");
        found.models().forEach(answer -> models.row(answer.model(), answer.allowed(), answer.refusedBy()));
        printer.table(models);
        printer.line();
        Table levels = Table.of("LEVEL", "ID", "MODELS", "COUNT", "SPENT", "BUDGET", "COUNTS", "RESET");
        for (LevelAccess level : found.levels()) {
            levels.row(
                    level.level(),
                    level.id(),
                    level.models() == null ? "unknown" : level.models().isEmpty() ? "every model" : level.models(),
                    level.modelsCount(),
                    level.budget() == null ? null : Values.usd(level.budget().spent()),
                    level.budget() == null ? null : Values.usd(level.budget().max()),
                    level.budgetCounts(),
                    level.budget() == null ? null : level.budget().resetAt());
        }
        printer.table(levels);
        Outcomes.problems(printer, found.problems());
    }
}
