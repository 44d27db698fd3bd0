package io.github.llmbridge.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "connections",
        description = "Shows and repairs the direct connections in an account's own settings.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConnectionsShowCommand.class, ConnectionsRepairCommand.class})
final class ConnectionsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "which command: show or repair?");
    }
}
