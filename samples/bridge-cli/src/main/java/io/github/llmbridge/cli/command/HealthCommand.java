package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.HealthReport.ServerHealth;
import io.github.llmbridge.bridge.report.HealthReport.State;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "health",
        description = "Asks whether both servers serve, and if not, why. Ends with 1 if one does not; for a monitor.")
final class HealthCommand extends BridgeCommand {
    @Option(
            names = "--slow",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "From how many milliseconds on an answer is slow (default: ${DEFAULT-VALUE}).")
    private long slow;

    HealthCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        if (slow < 1) {
            throw usage("--slow must be at least 1, and is " + slow);
        }
        return withoutTiers(servers -> {
            HealthReport health = servers.bridge().health(Duration.ofMillis(slow));
            return new Answer(
                    health.isUp() ? ExitCode.DONE : ExitCode.FAILED, health, printer -> tell(printer, health));
        });
    }

    static void tell(Printer printer, HealthReport health) {
        Table table = Table.of("SERVER", "STATE", "VERSION", "TOOK", "DETAIL");
        row(table, "LiteLLM", health.liteLlm());
        row(table, "Open WebUI", health.openWebUi());
        printer.table(table);
    }

    private static void row(Table table, String name, ServerHealth server) {
        table.row(
                name,
                new Styled(Values.words(server.state()), style(server.state())),
                server.version(),
                server.took() == null ? null : server.took().toMillis() + " ms",
                server.detail());
    }

    private static Style style(State state) {
        return state == State.UP ? Style.GOOD : state.serves() ? Style.WARNING : Style.BAD;
    }
}
