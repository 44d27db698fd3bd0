package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever comes from the SQL bridge can type what the page says: each of its commands is run for a person. */
class SqlBridgeTest extends ShellTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "from-the-sql-bridge.md");
    private static final Pattern COMMAND = Pattern.compile("(\\*\\*later\\*\\*: )?`llmbridge ([^`]+)`");
    private static final String PERSON = "--user ada --email ada@example.com --tier pro";

    /** What stands for a value, and the value. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("--user ID", "--user ada"),
            Map.entry("--email ADDRESS", "--email ada@example.com"),
            Map.entry("--email EMAIL", "--email ada@example.com"),
            Map.entry("--tier NAME", "--tier pro"),
            Map.entry("--default-tier NAME", "--default-tier free"),
            Map.entry("--model NAME", "--model gpt-4o-mini"),
            Map.entry("--team ID", "--team t-1"),
            Map.entry("--team-alias NAME", "--team-alias Engine"),
            Map.entry("--team-model MODEL", "--team-model gpt-4o-mini"),
            Map.entry("--group NAME", "--group Lab"),
            Map.entry("--name NAME", "--name Ada"),
            Map.entry("...", PERSON));

    /** What a command needs that the page leaves out, as it is about nobody in particular. */
    private static final Map<String, String> NEEDED = Map.of(
            "suspend", "--user ada",
            "resume", "--user ada",
            "remove", "--user eve",
            "rotate-key", "--user ada",
            "migrate", "--default-tier free",
            "provision", PERSON);

    @Test
    void eachOfItsCommandsDoesItsWork() throws IOException {
        prepare();
        List<String> failed = new ArrayList<>();
        for (String command : commands()) {
            Shell.Said said = shell.run(line(command).split(" ", -1));
            // A plan may find what an earlier command has left.
            boolean isWell =
                    said.code() == ExitCode.DONE || (command.startsWith("plan") && said.code() == ExitCode.DIFFERENT);
            if (command.startsWith("suspend")) {
                // Nobody's service goes on being taken away in what follows.
                shell.run("resume", "--user", "ada");
            }
            if (!isWell) {
                failed.add(line(command) + " ended with " + said.code() + ": " + said.all());
            }
        }

        assertThat(failed).isEmpty();
    }

    @Test
    void eachFunctionTableAndScriptOfTheSqlBridgeHasItsLine() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "sync_user_to_openwebui",
                        "sync_organization_to_openwebui",
                        "check_real_sync_status",
                        "check_api_key_sync_status",
                        "check_migration_status",
                        "get_api_key_sync_audit_log",
                        "get_migration_audit_log",
                        "test_api_key_sync_installation",
                        "litellm-webui-sync.sql",
                        "api-key-sync.sql",
                        "migrate-existing-users.sql",
                        "sync_mapping",
                        "sync_audit",
                        "LiteLLM_UserTable",
                        "LiteLLM_VerificationToken",
                        "LiteLLM_TeamTable",
                        "LiteLLM_OrganizationTable",
                        "LiteLLM_SpendLogs",
                        "`user`, `auth`, `group`",
                        "monitor-sync.sh",
                        "verify-permissions.sh",
                        "performance-monitor.sh",
                        "emergency-recovery.sh",
                        "test_real_insert.py");
    }

    private void prepare() throws IOException {
        shell.signsInOnce();
        shell.provision("ada");
        shell.provision("eve");
        Files.writeString(folder.resolve("people.csv"), "user_id,email,tier\nbob,bob@example.com,free\n");
    }

    private static Set<String> commands() throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        Matcher found = COMMAND.matcher(Files.readString(PAGE));
        while (found.find()) {
            if (found.group(1) == null) {
                commands.add(found.group(2));
            }
        }
        assertThat(commands).hasSizeGreaterThan(30);
        return commands;
    }

    private String line(String command) {
        String line = command;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            line = line.replace(value.getKey(), value.getValue());
        }
        String name = command.split(" ", -1)[0];
        String needed = NEEDED.getOrDefault(name, "");
        for (String pair : needed.isEmpty() ? new String[0] : needed.split(" (?=--)", -1)) {
            if (!line.contains(pair.split(" ", -1)[0])) {
                line += " " + pair;
            }
        }
        for (String file : List.of("people.csv", "passwords.csv", "audit.jsonl", "status.html")) {
            line = line.replace(file, folder.resolve(file).toString());
        }
        return line;
    }
}
