package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate-key",
        description = "Gives a person another key with all that the old one has, without an interruption.")
final class RotateKeyCommand extends PersonCommand {
    @Option(names = "--leaked", description = "The old key has leaked: it is blocked first.")
    private boolean leaked;

    @Option(names = "--show-secret", description = "Shows the new key.")
    private boolean showSecret;

    RotateKeyCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return operation(
                showSecret, (bridge, userId) -> leaked ? bridge.replaceKeyNow(userId) : bridge.rotateKey(userId));
    }
}
