package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DoctorTest extends ShellTest {
    @Test
    void allIsWell() {
        Shell.Said said = shell.run("doctor");

        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("0 errors", "nothing keeps people of every tier from chatting");
        JsonNode result = shell.run("doctor", "--json").json().path("result");
        assertThat(result.path("errors").asInt()).isZero();
        for (JsonNode finding : result.path("findings")) {
            assertThat(finding.path("check").asText()).isNotEmpty();
            boolean well =
                    List.of("OK", "SKIPPED").contains(finding.path("severity").asText());
            assertThat(finding.path("fix").isNull()).as(finding.toString()).isEqualTo(well);
        }
    }

    @Test
    void everythingIsToldThoughNothingIsSet() {
        shell.variables.clear();

        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("LITELLM_BASE_URL is not set"))
                .anyMatch(found -> found.contains("OPENWEBUI_BASE_URL is not set"))
                .anyMatch(found -> found.contains("LITELLM_MASTER_KEY is not set"))
                .anyMatch(found -> found.contains("BRIDGE_TIERS is not set"));
        assertThat(found("SKIPPED")).hasSizeGreaterThan(4);
    }

    @Test
    void aSuffixOfTheAddressIsTakenOff() {
        shell.variables.put("LITELLM_BASE_URL", shell.liteLlm.baseUrl() + "/v1/");
        shell.variables.put("OPENWEBUI_BASE_URL", shell.openWebUi.baseUrl() + "/api/v1");

        assertThat(fixes())
                .contains("Set LITELLM_BASE_URL to " + shell.liteLlm.baseUrl() + ".")
                .contains("Set OPENWEBUI_BASE_URL to " + shell.openWebUi.baseUrl() + ".");
    }

    @Test
    void exchangedAddressesAreNoticed() {
        shell.variables.put("LITELLM_BASE_URL", shell.openWebUi.baseUrl());
        shell.variables.put("OPENWEBUI_BASE_URL", shell.liteLlm.baseUrl());

        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("is Open WebUI"))
                .anyMatch(found -> found.contains("is LiteLLM"));
    }

    @Test
    void whyNobodyAnswersIsToldApart() throws IOException {
        try (ServerSocket closes = new ServerSocket(0)) {
            shell.variables.put("LITELLM_BASE_URL", "http://127.0.0.1:" + closes.getLocalPort());
        }
        shell.variables.put("OPENWEBUI_BASE_URL", "http://no-such-host.invalid");
        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("nothing listens at http://127.0.0.1"))
                .anyMatch(found -> found.contains("the name of the host is not known"));

        shell.variables.put("LITELLM_BASE_URL", shell.liteLlm.baseUrl().replace("http:", "https:"));
        shell.variables.put("OPENWEBUI_BASE_URL", "localhost:8080");
        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("does not speak https"))
                .anyMatch(found -> found.contains("must begin with http"));
    }

    @Test
    void somethingThatIsNoHttpAndAPageAreToldApart() throws IOException {
        try (ServerSocket odd = new ServerSocket(0)) {
            Thread answers = new Thread(() -> greet(odd));
            answers.setDaemon(true);
            answers.start();
            shell.variables.put("LITELLM_BASE_URL", "http://127.0.0.1:" + odd.getLocalPort());
            shell.fakeOpenWebUi.faults().always("GET", "/api/config", Fault.html());

            assertThat(found("ERROR"))
                    .anyMatch(found -> found.contains("LiteLLM") && found.contains("127.0.0.1:" + odd.getLocalPort()))
                    .anyMatch(found -> found.contains("is not Open WebUI's API"));
        }
    }

    @Test
    void wrongCredentialsAreToldAndNotShown() {
        shell.variables.put("LITELLM_MASTER_KEY", "sk-wrong-and-nobody-should-see-it");
        shell.variables.put("OPENWEBUI_ADMIN_PASSWORD", "a wrong password");

        Shell.Said said = shell.run("doctor");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out())
                .contains("the credentials are refused", "Set LITELLM_MASTER_KEY to", "Correct OPENWEBUI_ADMIN_EMAIL")
                .doesNotContain("nobody-should-see-it", "a wrong password");
    }

    @Test
    void credentialsThatAreNoAdministratorsAreTold() {
        shell.variables.put(
                "LITELLM_MASTER_KEY",
                shell.liteLlm
                        .keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .build())
                        .key()
                        .reveal());
        shell.variables.put(
                "OPENWEBUI_ADMIN_TOKEN",
                Objects.requireNonNull(shell.openWebUi
                                .auths()
                                .add(new AddAccountRequest(
                                        "Ada", "ada@example.com", Secret.of("some password"), Role.USER))
                                .token())
                        .reveal());

        assertThat(found("ERROR"))
                .filteredOn(found -> found.contains("are not an administrator's"))
                .hasSize(2);
        assertThat(found("NOTE")).anyMatch(found -> found.contains("both a token and a password"));
    }

    @Test
    void whatKeepsPeopleFromChattingIsTold() throws IOException {
        shell.fakeOpenWebUi.directConnectionsEnabled(false);
        shell.fakeLiteLlm.cors(false);
        shell.variables.put(
                "BRIDGE_TIERS",
                Files.writeString(folder.resolve("odd.json"), "{\"tiers\":{\"odd\":{\"models\":[\"no-such-model\"]}}}")
                        .toString());

        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("ENABLE_DIRECT_CONNECTIONS"))
                .anyMatch(found -> found.contains("CORS"))
                .anyMatch(found -> found.contains("no-such-model"));
    }

    @Test
    void theDatabaseOfLiteLlmIsToldApart() {
        shell.fakeLiteLlm
                .faults()
                .always(
                        "GET",
                        "/health/readiness",
                        Fault.status(503, "{\"detail\":\"Service Unhealthy (no database)\"}"));

        assertThat(found("ERROR")).anyMatch(found -> found.contains("LiteLLM does not reach its database"));
    }

    @Test
    void theSettingsFunctionIsToldAsItIsWanted() {
        assertThat(found("NOTE")).anyMatch(found -> found.contains("the settings function is not installed"));
        shell.variables.put("BRIDGE_SETTINGS_FUNCTION", "true");
        assertThat(found("ERROR")).anyMatch(found -> found.contains("the settings function is not installed"));
        shell.run("function", "install");
        assertThat(found("OK")).anyMatch(found -> found.contains("it is installed, and used"));
        shell.variables.put("BRIDGE_SETTINGS_FUNCTION", "perhaps");
        assertThat(found("ERROR")).anyMatch(found -> found.contains("must be true or false"));
    }

    @Test
    void secretsThatCannotBeRightAreTold() {
        shell.variables.put("LITELLM_MASTER_KEY", "\"" + shell.fakeLiteLlm.masterKey() + "\"");
        shell.variables.put("BRIDGE_SECRET", "short");

        assertThat(found("ERROR"))
                .anyMatch(found -> found.contains("LITELLM_MASTER_KEY has quotes around it"))
                .anyMatch(found -> found.contains("BRIDGE_SECRET is shorter than 32 characters"));
    }

    @Test
    void aFileThatCannotBeReadDoesNotEndTheExamination() {
        shell.variables.put("BRIDGE_CONFIG", folder.resolve("nowhere.yaml").toString());

        assertThat(found("ERROR")).singleElement().asString().contains("there is no file");
        assertThat(found("OK")).anyMatch(found -> found.contains("is up, and takes the credentials"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfSecretsThatOthersReadIsTold() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bridge.properties"), "LITELLM_MASTER_KEY=" + shell.fakeLiteLlm.masterKey());
        shell.variables.remove("LITELLM_MASTER_KEY");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Shell.Said said = shell.run("doctor", "--config", file.toString());

        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("others on this machine may read it", "chmod 600");
    }

    private List<String> found(String severity) {
        return texts(severity, "found");
    }

    private List<String> fixes() {
        return texts("ERROR", "fix");
    }

    private List<String> texts(String severity, String field) {
        Shell.Said said = shell.run("doctor", "--json");
        List<String> texts = new ArrayList<>();
        for (JsonNode finding : said.json().path("result").path("findings")) {
            if (finding.path("severity").asText().equals(severity)) {
                texts.add(
                        field.equals("fix")
                                ? finding.path(field).asText()
                                : finding.path("check").asText() + ": "
                                        + finding.path(field).asText());
            }
        }
        return texts;
    }

    private static void greet(ServerSocket odd) {
        while (!odd.isClosed()) {
            try (var one = odd.accept()) {
                one.getOutputStream().write("SSH-2.0-odd\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
