package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import picocli.CommandLine.Command;

@Command(
        name = "suspend",
        description = "Takes the service away until resume: key blocked, connection off, account pending.")
final class SuspendCommand extends PersonCommand {
    SuspendCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return operation((bridge, userId) -> bridge.suspend(userId));
    }
}
