package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest extends ShellTest {
    @Test
    void noCommandPrintsASecretThatWasNotJustMade() {
        shell.signsInOnce();
        List<String> said = new ArrayList<>();
        for (String command : List.of(
                "provision --user ada --email ada@example.com --tier free",
                "provision --user ada --email ada@example.com --tier free --show-secret",
                "inspect --user ada",
                "connections show --user ada",
                "status --all",
                "plan",
                "explain --user ada",
                "usage --user ada",
                "verify --user ada",
                "doctor",
                "health",
                "rotate-key --user ada",
                "change-tier --user ada --tier pro",
                "renew --user ada",
                "suspend --user ada",
                "resume --user ada",
                "remove --user ada")) {
            said.add(key());
            Shell.Said plain = shell.run(command.split(" "));
            assertThat(plain.code()).as(command + ": " + plain.all()).isZero();
            said.add(plain.all());
            said.add(shell.run((command + " --json").split(" ")).all());
            said.add(shell.run((command + " --json --verbose").split(" ")).all());
        }
        List<String> printed = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            (i % 4 == 0 ? keys : printed).add(said.get(i));
        }

        assertThat(keys.stream().filter(key -> !key.isEmpty())).isNotEmpty();
        for (String text : printed) {
            assertThat(text)
                    .doesNotContain(
                            shell.fakeLiteLlm.masterKey(),
                            shell.fakeOpenWebUi.adminPassword(),
                            shell.fakeOpenWebUi.adminToken(),
                            shell.variables.get("BRIDGE_SECRET"));
            keys.stream()
                    .filter(key -> !key.isEmpty())
                    .forEach(key -> assertThat(text).doesNotContain(key));
        }
    }

    @Test
    void theKeyAndPasswordThatWereMadeAreShownWhereAskedFor() {
        JsonNode made = adaWithSecrets();
        assertThat(made.path("key").asText()).isEqualTo(key());
        assertThat(made.path("initial_password").asText()).isNotBlank();

        JsonNode rotated = shell.run("rotate-key", "--user", "ada", "--json", "--show-secret")
                .json()
                .path("result");
        assertThat(rotated.path("key").asText()).isEqualTo(key());

        assertThat(shell.run("rotate-key", "--user", "ada", "--show-secret").out())
                .contains("Key: " + key());
        assertThat(shell.run("rotate-key", "--user", "ada").out()).contains("Key: not shown");
    }

    @Test
    void secretsComeFromFilesOrArePipedIn() throws IOException {
        shell.variables.remove("LITELLM_MASTER_KEY");
        shell.variables.put(
                "LITELLM_MASTER_KEY_FILE",
                Files.writeString(folder.resolve("key"), shell.fakeLiteLlm.masterKey() + "\r\n")
                        .toString());
        shell.piped = "a good password of Ada\n";

        Shell.Said said = shell.run(
                "provision",
                "--user",
                "ada",
                "--email",
                "ada@example.com",
                "--tier",
                "free",
                "--password-file",
                "-",
                "--json",
                "--show-secret");

        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.json().path("result").path("initial_password").asText()).isEqualTo("a good password of Ada");
    }

    @Test
    void aSecretThatIsGivenAsAnArgumentIsNotRepeated() {
        Shell.Said said = shell.run("status", "--master-key=sk-on-the-command-line");

        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.all()).contains("unknown option --master-key").doesNotContain("sk-on-the-command-line");
    }

    private String key() {
        return shell.openWebUi
                .users()
                .findByEmail("ada@example.com")
                .flatMap(account -> account.directConnections().all().stream().findFirst())
                .map(DirectConnection::key)
                .map(key -> key.reveal())
                .orElse("");
    }
}
