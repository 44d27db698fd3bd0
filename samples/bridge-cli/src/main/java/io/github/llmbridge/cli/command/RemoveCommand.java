package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.cli.output.Answer;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "remove",
        description = {
            "Takes away what the bridge gave a person: connection, keys, team and groups.",
            "The account with its chats and the LiteLLM user stay, unless you name them: there is no way back."
        })
final class RemoveCommand extends PersonCommand {
    @Option(names = "--account", description = "The Open WebUI account goes, too, with the person's chats.")
    private boolean account;

    @Option(names = "--litellm-user", description = "The LiteLLM user goes, too, with all of its keys.")
    private boolean liteLlmUser;

    RemoveCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            RemovalResult result = servers.bridge().remove(userId(servers), parts());
            Answer told = new PersonAnswers(context()).of(result);
            return new Answer(told.exitCode(), told.result(), printer -> {
                told.text().accept(printer);
                result.kept().forEach(kept -> printer.line("Kept: " + kept));
            });
        });
    }

    private Set<Part> parts() {
        Set<Part> parts = EnumSet.of(Part.CONNECTION, Part.KEYS, Part.TEAM, Part.GROUPS);
        if (account) {
            parts.add(Part.ACCOUNT);
        }
        if (liteLlmUser) {
            parts.add(Part.LITELLM_USER);
        }
        return parts;
    }
}
