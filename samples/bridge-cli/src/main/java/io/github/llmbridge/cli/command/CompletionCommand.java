package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
        name = "completion",
        description = {
            "Writes a script that completes commands in bash and zsh:",
            "source <(llmbridge completion), with llmbridge as an alias or a script that starts the jar."
        })
final class CompletionCommand extends BridgeCommand {
    CompletionCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        String script = AutoComplete.bash(
                Root.NAME, CommandFactory.commandLine(new Context(context().surroundings(), new Root())));
        return Answer.done(
                Map.of("script", script),
                printer -> context().surroundings().out().println(script));
    }
}
