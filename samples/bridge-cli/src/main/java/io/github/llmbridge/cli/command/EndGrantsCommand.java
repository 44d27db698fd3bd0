package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "end-grants", description = "Takes back every grant whose time has come; for a scheduler.")
final class EndGrantsCommand extends BridgeCommand {
    EndGrantsCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            List<PersonResult> results = servers.bridge().endGrants();
            boolean failed = results.stream().anyMatch(result -> result.status() == Status.FAILED);
            return new Answer(
                    ExitCode.of(failed),
                    Map.of(
                            "people",
                            results.stream().map(PersonResult::withoutSecrets).toList()),
                    printer -> {
                        printer.line(results.size() + " grants have ended.");
                        results.forEach(result -> Outcomes.result(printer, result));
                    });
        });
    }
}
