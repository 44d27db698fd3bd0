package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongInputTest extends ShellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "provision",
                "provision --user ada --email ada@example.com",
                "provision --user ada --email no-address --tier free",
                "provision --user ada --email ada@example.com --tier free --team-alias Engine",
                "provision --user ada --email ada@example.com --tier free --role emperor",
                "change-tier --user ada",
                "renew",
                "renew --user ada --email ada@example.com",
                "suspend --wings",
                "update --user ada",
                "grant --user ada --tier pro --until tomorrow",
                "grant --user ada --until 7d",
                "reconcile --max-percent 200",
                "reconcile --user ada --plan plan.json",
                "status --top 0",
                "health --slow 0",
                "migrate",
                "migrate --default-tier free --group-of planet",
                "bulk",
                "bulk people",
                "bulk - --format xlsx",
                "audit --last 0",
                "audit --outcome lost",
                "audit --since yesterday",
                "connections",
                "connections show",
                "function",
                "inspect --user ada stray"
            })
    void aWrongCommandLineEndsWithSixtyFourAndSaysWhereToLook(String line) {
        Shell.Said said = shell.run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.USAGE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("Error: ").contains("Fix:   See: llmbridge", "--help");
        assertThat(said.err().lines()).hasSize(2);
        assertThat(shell.fakeLiteLlm.calls()).noneMatch(call -> !call.method().equals("GET"));
    }

    @Test
    void aProgramIsToldInItsOwnWay() {
        JsonNode told = shell.run("renew", "--json").json();

        assertThat(told.path("exit_code").asInt()).isEqualTo(ExitCode.USAGE);
        assertThat(told.path("command").asText()).isEqualTo("renew");
        assertThat(told.path("error").path("type").asText()).isEqualTo("USAGE");
        assertThat(told.path("error").path("fix").asText()).contains("llmbridge renew --help");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(shell.run("--help").code()).isZero();
        assertThat(shell.run("--version").out()).startsWith("llmbridge ");
        assertThat(shell.run("plan", "--help").out()).contains("Ends with 0 if nothing differs", "--save");
        assertThat(shell.run("help", "provision").out()).contains("--tier");
    }

    @Test
    void everyCommandHasADescription() {
        String help = shell.run("--help").out();

        for (String command : List.of(
                "doctor",
                "health",
                "status",
                "provision",
                "change-tier",
                "renew",
                "rotate-key",
                "suspend",
                "resume",
                "remove",
                "inspect",
                "explain",
                "usage",
                "plan",
                "reconcile",
                "connections",
                "function",
                "completion")) {
            assertThat(help).containsPattern("(?m)^  " + command + "\\s+\\S+");
        }
    }

    @Test
    void aTierThatIsNotThereIsNamed() {
        Shell.Said said = shell.run("provision", "--user", "ada", "--email", "ada@example.com", "--tier", "gold");

        failed(said, "tier 'gold' is not in the catalog, which has [free, pro]");
    }

    @Test
    void aPersonWhoIsNotThereIsNamed() {
        failed(shell.run("renew", "--user", "nobody"), "nobody");
        failed(shell.run("renew", "--email", "nobody@example.com"), "no user with the e-mail nobody@example.com");
        failed(shell.run("connections", "show", "--user", "nobody"), "LiteLLM has no user 'nobody'");
        failed(shell.run("connections", "show", "--email", "nobody@example.com"), "Open WebUI has no account");
    }

    @Test
    void whatIsNotSetIsNamedAtOnce() {
        shell.variables.clear();

        Shell.Said said = shell.run("status");

        failed(said, "LITELLM_BASE_URL");
        assertThat(said.err())
                .contains("OPENWEBUI_BASE_URL", "LITELLM_MASTER_KEY", "OPENWEBUI_ADMIN_PASSWORD", "BRIDGE_TIERS");
        assertThat(shell.run("health").err()).doesNotContain("BRIDGE_TIERS");
    }

    @Test
    void aWrongFileOfTiersIsNamed() throws IOException {
        shell.variables.put("BRIDGE_DEADLINE", "soon");
        failed(shell.run("status"), "BRIDGE_DEADLINE must be a number of seconds");
        shell.variables.remove("BRIDGE_DEADLINE");
        shell.variables.put("BRIDGE_TIERS", folder.resolve("nowhere.json").toString());
        failed(shell.run("status"), "cannot be read");
        shell.variables.put(
                "BRIDGE_TIERS",
                Files.writeString(folder.resolve("wrong.json"), "{\"tiers\":{\"free\":{\"colour\":1}}}")
                        .toString());
        failed(shell.run("status"), "colour");
    }

    @Test
    void aWrongMasterKeyIsSaidWithoutIt() {
        shell.variables.put("LITELLM_MASTER_KEY", "sk-wrong-one-that-nobody-should-see");

        Shell.Said said = shell.run("inspect", "--user", "ada");

        failed(said, "LiteLLM");
        assertThat(said.err()).contains("Check LITELLM_MASTER_KEY").doesNotContain("nobody-should-see");
    }

    @Test
    void aStepThatFailsIsToldWithWhatWasDoneAndVerboseShowsTheRest() {
        shell.fakeOpenWebUi.faults().always("POST", "/api/v1/auths/add", Fault.status(400, "{\"detail\":\"no\"}"));

        Shell.Said said = shell.run("provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free");

        failed(said, "PROVISION of user 'ada' failed");
        assertThat(said.err()).contains("STEP", "goes on where it stopped");
        assertThat(shell.run("provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free", "--verbose")
                        .err())
                .contains("\tat io.github.llmbridge");
        JsonNode told = shell.run(
                        "provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free", "--json")
                .json();
        assertThat(told.path("result").path("status").asText()).isEqualTo("FAILED");
        assertThat(told.path("error").path("message").asText()).isNotBlank();
    }

    @Test
    void tooManySignInsAreSaidAsSuch() {
        shell.fakeOpenWebUi.faults().always("POST", "/api/v1/auths/signin", Fault.tooManyRequests());

        Shell.Said said = shell.run("function", "status");

        failed(said, "429");
        assertThat(said.err()).contains("15 sign-ins in 3 minutes", "OPENWEBUI_ADMIN_TOKEN");
    }

    @Test
    void anAddressWithoutAServerIsSaid() {
        shell.variables.put("LITELLM_BASE_URL", "http://127.0.0.1:1");

        failed(shell.run("inspect", "--user", "ada"), "no connection");
    }

    private static void failed(Shell.Said said, String text) {
        assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Error: ", text, "Fix: ").doesNotContain("\tat ");
    }
}
