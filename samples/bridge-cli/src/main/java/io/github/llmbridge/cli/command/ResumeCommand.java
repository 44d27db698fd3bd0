package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import picocli.CommandLine.Command;

@Command(name = "resume", description = "Gives a suspended person back what it had; lifts a block of the key, too.")
final class ResumeCommand extends PersonCommand {
    ResumeCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return operation((bridge, userId) -> bridge.resume(userId));
    }
}
