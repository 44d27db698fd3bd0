package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.openwebui.settings.ConnectionProblem;
import io.github.llmbridge.openwebui.settings.ConnectionsEditor;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.users.Account;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        description = {
            "Aligns an account's direct connections; the connections stay as they are.",
            "Needs the settings function (llmbridge function install), or a token of the user.",
            "A person's key that is missing is put back by llmbridge reconcile --user."
        })
final class ConnectionsRepairCommand extends AccountCommand {
    @Option(
            names = "--user-token-file",
            paramLabel = "FILE",
            description = "Holds a token or API key of the account; - asks for it.")
    private @Nullable Path tokenFile;

    ConnectionsRepairCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withoutTiers(servers -> {
            Account account = account(servers);
            SettingsEdit edit = editor(servers, account).edit(DirectConnections::repaired);
            Map<String, Object> document = document(account, edit.after());
            document.put("repaired", edit.before().problems());
            return Answer.done(document, printer -> {
                tell(printer, account, edit.after());
                if (edit.before().problems().isEmpty()) {
                    printer.line(Style.GOOD, "Nothing was misaligned.");
                }
                for (ConnectionProblem problem : edit.before().problems()) {
                    printer.line(Style.GOOD, "Repaired: " + problem.text());
                }
            });
        });
    }

    private ConnectionsEditor editor(Connected servers, Account account) {
        return secret("--user-token-file", tokenFile)
                .<ConnectionsEditor>map(
                        token -> servers.openWebUi().as(account.id(), token).settingsEditor())
                .orElseGet(() -> servers.openWebUi().settingsFunction().editor(account.id()));
    }
}
