package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "change-tier", description = "Gives a person another tier; the key keeps its value.")
final class ChangeTierCommand extends PersonCommand {
    @Option(names = "--tier", required = true, paramLabel = "NAME", description = "A tier of the file of tiers.")
    private String tier = "";

    @Option(names = "--reset-spent", description = "What was spent in the running budget period starts again from 0.")
    private boolean resetSpent;

    ChangeTierCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        SpentPolicy spent = resetSpent ? SpentPolicy.RESET : SpentPolicy.KEEP;
        return operation((bridge, userId) -> bridge.changeTier(userId, tier, spent));
    }
}
