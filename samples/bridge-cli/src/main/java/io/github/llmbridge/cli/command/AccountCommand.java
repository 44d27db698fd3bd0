package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.settings.ConnectionProblem;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What commands for one Open WebUI account have in common. */
abstract class AccountCommand extends BridgeCommand {
    private static final String OWNER = "llmbridge";

    @ArgGroup(multiplicity = "1")
    private @Nullable Which which;

    /** The person's account: by the id in LiteLLM, or by the address. */
    static final class Which {
        @Option(names = "--user", paramLabel = "ID", description = "The person's id in LiteLLM.")
        private @Nullable String user;

        @Option(names = "--email", paramLabel = "ADDRESS", description = "The account's e-mail.")
        private @Nullable String email;
    }

    AccountCommand(Context context) {
        super(context);
    }

    Account account(Connected servers) {
        Which given = Objects.requireNonNull(which);
        String email = given.email != null ? given.email : emailOf(servers, Objects.requireNonNull(given.user));
        return servers.openWebUi()
                .users()
                .findByEmail(email)
                .orElseThrow(() -> new ToolException(
                        "Open WebUI has no account with the e-mail " + email,
                        "llmbridge provision makes one, and so does the person's first single sign-on."));
    }

    private static String emailOf(Connected servers, String userId) {
        Optional<UserInfo> found = servers.liteLlm().users().find(userId);
        return found.flatMap(info -> Optional.ofNullable(info.user().userEmail()))
                .orElseThrow(() -> new ToolException(
                        found.isEmpty()
                                ? "LiteLLM has no user '" + userId + "'"
                                : "LiteLLM knows no e-mail of user '" + userId + "'",
                        "Name the account by --email."));
    }

    /** For programs: what is stored, without keys. */
    static Map<String, Object> document(Account account, DirectConnections stored) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (DirectConnection connection : stored.all()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("url", connection.url());
            row.put("key", connection.key());
            row.put("enabled", connection.enabled());
            row.put("prefix", connection.prefixId());
            row.put("models", connection.modelIds());
            row.put("of_the_bridge", connection.isManagedBy(OWNER));
            rows.add(row);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("account_id", account.id());
        document.put("email", account.email());
        document.put("connections", rows);
        document.put("problems", stored.problems());
        return document;
    }

    static void tell(Printer printer, Account account, DirectConnections stored) {
        printer.line("Account " + account.email() + " (" + account.id() + ")");
        Table table = Table.of("#", "URL", "KEY", "ON", "PREFIX", "MODELS", "WHOSE");
        int place = 0;
        for (DirectConnection connection : stored.all()) {
            table.row(
                    place++,
                    connection.url(),
                    connection.key(),
                    connection.enabled(),
                    connection.prefixId(),
                    connection.modelIds().isEmpty() ? "as the URL lists" : connection.modelIds(),
                    connection.isManagedBy(OWNER) ? "the bridge's" : "the user's own");
        }
        if (table.isEmpty()) {
            printer.line("There is no direct connection.");
        }
        printer.table(table);
        for (ConnectionProblem problem : stored.problems()) {
            printer.line(Style.BAD, "Problem: " + problem.text() + (problem.loses() ? "; a repair drops it" : ""));
        }
    }
}
