package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest extends ShellTest {
    @Test
    void everyChangeIsToldWithWhoAskedForIt() {
        shell.provision("ada");
        shell.run("change-tier", "--user", "ada", "--tier", "pro", "--actor", "jane");
        shell.run("plan");

        JsonNode entries = result("audit --json").path("entries");

        assertThat(entries.findValuesAsText("operation")).containsExactly("PROVISION", "CHANGE_TIER");
        assertThat(entries.findValuesAsText("actor")).containsExactly("operator", "jane");
        assertThat(entries.path(1).path("outcome").asText()).isEqualTo("DONE");
        assertThat(entries.path(1).path("changes").toString()).contains("max_budget", "1.5", "20");
        assertThat(shell.run("audit").out()).contains("TIME", "jane", "change tier", "max_budget");
    }

    @Test
    void itIsAskedByPersonTimeOutcomeAndOperation() {
        shell.provision("ada");
        shell.provision("bob");
        shell.run("suspend", "--user", "ada");

        assertThat(users("audit --json --user bob")).containsExactly("bob");
        assertThat(users("audit --json --operation suspend")).containsExactly("ada");
        assertThat(users("audit --json --outcome failed")).isEmpty();
        assertThat(users("audit --json --since 1h")).hasSize(3);
        assertThat(users("audit --json --until 1h")).isEmpty();
        assertThat(users("audit --json --since 2099-01-01")).isEmpty();
        assertThat(users("audit --json --last 1")).containsExactly("ada");
        assertThat(result("audit --json --last 1").path("earlier").asInt()).isEqualTo(2);
        assertThat(users("audit --json --instance eu")).isEmpty();
        assertThat(shell.run("audit", "--since", "yesterday").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void itIsWrittenAsJsonLinesForTheOwnerOnly() throws IOException {
        shell.provision("ada");
        shell.run("suspend", "--user", "ada");
        Path file = folder.resolve("audit.jsonl");

        Shell.Said said = shell.run("audit", "--export", file.toString());

        assertThat(said.code()).as(said.all()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.startsWith("{\"id\":"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(shell.run("audit", "--export", folder.resolve("no/where").toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void itNeedsNoServerAndMakesNoFile() {
        shell.variables.keySet().removeIf(name -> !name.startsWith("BRIDGE_"));

        Shell.Said said = shell.run("audit");

        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("No entry fits", "store.db");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    private List<String> users(String line) {
        return result(line).path("entries").findValuesAsText("user_id");
    }

    private JsonNode result(String line) {
        Shell.Said said = shell.run(line.split(" ", -1));
        assertThat(said.code()).as(said.all()).isZero();
        return said.json().path("result");
    }
}
