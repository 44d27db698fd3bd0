package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.users.Account;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Shows an account's direct connections, keys masked, and what is misaligned.")
final class ConnectionsShowCommand extends AccountCommand {
    ConnectionsShowCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withoutTiers(servers -> {
            Account account = account(servers);
            DirectConnections stored = account.directConnections();
            return Answer.done(document(account, stored), printer -> {
                tell(printer, account, stored);
                if (!stored.problems().isEmpty()) {
                    printer.line("  Fix: llmbridge connections repair --email " + account.email());
                }
            });
        });
    }
}
