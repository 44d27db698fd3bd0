package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import picocli.CommandLine.Command;

@Command(
        name = "renew",
        description = "Starts the life of a person's key again, in place; one that has ended is revived.")
final class RenewCommand extends PersonCommand {
    RenewCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return operation((bridge, userId) -> bridge.renew(userId));
    }
}
