package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends ShellTest {
    @Test
    void connectionsAreShownAndRepairedByTheFunction() {
        misalign();

        Shell.Said shown = shell.run("connections", "show", "--user", "ada");
        assertThat(shown.out())
                .contains("the bridge's", "Problem: ", "llmbridge connections repair --email ada@example.com");
        Shell.Said refused = shell.run("connections", "repair", "--user", "ada");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("not installed", "llmbridge function install");

        assertThat(shell.run("function", "install").code()).isZero();
        Shell.Said repaired = shell.run("connections", "repair", "--user", "ada", "--json");
        assertThat(repaired.code()).as(repaired.all()).isZero();
        assertThat(repaired.json().path("result").path("repaired")).isNotEmpty();
        JsonNode after = shell.run("connections", "show", "--user", "ada", "--json")
                .json()
                .path("result");
        assertThat(after.path("problems")).isEmpty();
        assertThat(after.path("connections").path(0).path("of_the_bridge").asBoolean())
                .isTrue();
        assertThat(shell.run("connections", "repair", "--email", "ada@example.com")
                        .out())
                .contains("Nothing was misaligned.");
    }

    @Test
    void connectionsAreRepairedByTheUsersToken() throws IOException {
        String token = misalign();
        String file = Files.writeString(folder.resolve("token"), token).toString();

        Shell.Said repaired = shell.run("connections", "repair", "--user", "ada", "--user-token-file", file);

        assertThat(repaired.code()).as(repaired.all()).isZero();
        assertThat(repaired.out()).contains("Repaired: ").doesNotContain(token);
    }

    @Test
    void theFunctionIsInstalledToldAndTakenOut() {
        assertThat(shell.run("function", "status").code()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.run("function", "install").code()).isZero();
        assertThat(shell.run("function", "install").code()).isZero();
        Shell.Said status = shell.run("function", "status", "--json");
        assertThat(status.code()).isZero();
        assertThat(status.json().path("result").path("state").asText()).isEqualTo("OURS");
        assertThat(shell.run("function", "uninstall").code()).isZero();
        assertThat(shell.run("function", "uninstall").out()).contains("not installed");
    }

    @Test
    void whereNoFunctionsRunTheReasonIsSaid() {
        shell.fakeOpenWebUi.functionsEnabled(false);

        Shell.Said said = shell.run("function", "install");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("ENABLE_FUNCTIONS=true");
    }

    @Test
    void completionIsAScript() {
        assertThat(shell.run("completion").out()).contains("complete -F", "llmbridge", "change-tier", "--tier");
    }

    /** The bridge's own connection keeps its address, and has no key any more. */
    @SuppressWarnings("unchecked")
    private String misalign() {
        JsonNode made = adaWithSecrets();
        Secret token = Objects.requireNonNull(shell.openWebUi
                .anonymousAuths()
                .signIn(new SignInRequest(
                        "ada@example.com",
                        Secret.of(made.path("initial_password").asText())))
                .token());
        OpenWebUiUser ada = shell.openWebUi.as(token);
        Map<String, Object> ui = (Map<String, Object>)
                Objects.requireNonNull(ada.settings().get()).get("ui");
        Map<String, Object> connections = new LinkedHashMap<>(
                (Map<String, Object>) Objects.requireNonNull(ui).get("directConnections"));
        connections.put("OPENAI_API_KEYS", List.of());
        ada.settings().update(Map.of("ui", Map.of("directConnections", connections)));
        return token.reveal();
    }
}
