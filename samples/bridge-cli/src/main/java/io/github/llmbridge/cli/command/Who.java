package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command is for: by the id or the e-mail in LiteLLM. */
final class Who {
    @Option(names = "--user", paramLabel = "ID", description = "The person's id in LiteLLM.")
    private @Nullable String user;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The person's e-mail, instead of the id.")
    private @Nullable String email;

    /** The id; an e-mail is looked up in LiteLLM. */
    String userId(Connected servers) {
        return user != null ? user : byEmail(servers, Objects.requireNonNull(email));
    }

    private static String byEmail(Connected servers, String email) {
        String wanted = Emails.normalise(email);
        List<String> found = servers.liteLlm().users().stream(
                        UserListQuery.builder().userEmail(wanted).build())
                .filter(one -> one.userEmail() != null
                        && Emails.normalise(one.userEmail()).equals(wanted))
                .map(User::userId)
                .filter(Objects::nonNull)
                .toList();
        if (found.size() == 1) {
            return String.valueOf(found.get(0));
        }
        throw found.isEmpty()
                ? new ToolException(
                        "LiteLLM has no user with the e-mail " + email,
                        "Check --email; llmbridge status --all lists everybody.")
                : new ToolException(
                        "several users of LiteLLM have the e-mail " + email + ": " + String.join(", ", found),
                        "Name one of them by --user.");
    }
}
