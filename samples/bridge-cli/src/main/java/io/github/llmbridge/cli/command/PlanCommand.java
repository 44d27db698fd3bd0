package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = {
            "Compares both servers with what the bridge gave, for everybody or one person; changes nothing.",
            "Ends with 0 if nothing differs, with 2 if llmbridge reconcile would change something."
        })
final class PlanCommand extends BridgeCommand {
    @ArgGroup
    private @Nullable Who who;

    @Option(names = "--save", paramLabel = "FILE", description = "Writes the plan for llmbridge reconcile --plan.")
    private @Nullable Path save;

    PlanCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            PeoplePlan plan = Plans.of(servers.bridge(), who == null ? null : who.userId(servers));
            if (save != null) {
                new PlanFile(context().json()).write(save, plan, Plans.instance(context()));
            }
            return new Answer(plan.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT, plan, printer -> {
                Plans.tell(printer, plan);
                if (save != null) {
                    printer.line("Saved to " + save + "; llmbridge reconcile --plan carries it out.");
                }
            });
        });
    }
}
