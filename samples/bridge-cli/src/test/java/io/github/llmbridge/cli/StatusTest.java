package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest extends ShellTest {
    @Test
    void everybodyIsCountedRankedAndTold() {
        people();

        JsonNode result = shell.run("status", "--json", "--all").json().path("result");

        assertThat(result.path("people").asInt()).isEqualTo(4);
        assertThat(result.path("by_status").path("READY").asInt()).isEqualTo(2);
        assertThat(result.path("by_status").path("SUSPENDED").asInt()).isEqualTo(1);
        assertThat(result.path("by_status").path("AWAITING_USER_TOKEN").asInt()).isEqualTo(1);
        assertThat(result.path("by_tier").path("free").asInt()).isEqualTo(4);
        assertThat(result.path("spend").isNumber()).isTrue();
        assertThat(result.path("spend_ranking").findValuesAsText("user_id")).containsExactly("bob", "ada");
        assertThat(result.path("budget_use").path(0).path("spend").asDouble()).isEqualTo(1.25);
        assertThat(result.path("keys_ending")).hasSize(4);
        assertThat(Instant.parse(
                        result.path("keys_ending").path(0).path("key_ends").asText()))
                .isAfter(Instant.now());
        assertThat(result.path("awaiting_token").findValuesAsText("user_id")).containsExactly("dan");
        assertThat(result.path("everybody")).hasSize(4);
        assertThat(result.path("health").path("litellm").path("state").asText()).isEqualTo("UP");
    }

    @Test
    void peopleReadTables() {
        people();

        String out = shell.run("status", "--top", "1", "--ending", "1").out();

        assertThat(out)
                .contains("4 people, $1.50 spent", "Most spent", "bob", "83 %", "Waiting for a token")
                .doesNotContain("Keys that end soon", "ada@example.com  free  ready      $0.25");
    }

    @Test
    void aServerThatDoesNotServeIsToldAndTheCommandFails() {
        shell.fakeLiteLlm
                .faults()
                .always("GET", "/health/readiness", Fault.status(503, "{\"detail\":\"Service Unhealthy\"}"));

        Shell.Said said = shell.run("status");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("database down", "Nothing is told of the people");
        assertThat(shell.run("health", "--json")
                        .json()
                        .path("result")
                        .path("litellm")
                        .path("state")
                        .asText())
                .isEqualTo("DATABASE_DOWN");
        assertThat(shell.run("health").code()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.run("status", "--json")
                        .json()
                        .path("result")
                        .path("people")
                        .isNull())
                .isTrue();
    }

    @Test
    void thePageIsWholeAndNobodysNameIsMarkup() throws IOException {
        people();
        shell.run("provision", "--user", "<script>alert(1)</script>", "--email", "eve@example.com", "--tier", "free");
        shell.liteLlm.keys().block(shell.hash("<script>alert(1)</script>"));
        Path file = folder.resolve("status.html");

        Shell.Said said = shell.run("status", "--html", file.toString());

        assertThat(said.out()).contains("Report: " + file);
        String page = Files.readString(file);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "lang=\"en\"",
                        "prefers-color-scheme: dark",
                        "Most spent",
                        "&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("the user&#39;s key is blocked in LiteLLM")
                .doesNotContain("<script", "{{", "http://", "https://", "src=");
        assertThat(count(page, "<table")).isEqualTo(count(page, "</table>"));
        assertThat(count(page, "<section")).isEqualTo(count(page, "</section>"));
        assertThat(count(page, "<td")).isEqualTo(count(page, "</td>"));
    }

    @Test
    void anEmptyBridgeHasAPage() throws IOException {
        Path file = folder.resolve("status.html");

        assertThat(shell.run("status", "--html", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("Nobody.");
        assertThat(shell.run("status", "--html", folder.resolve("no/where").toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    private void people() {
        for (String user : List.of("ada", "bob", "eva")) {
            shell.provision(user);
        }
        spend("ada", 0.25);
        spend("bob", 1.25);
        shell.run("suspend", "--user", "eva");
        shell.openWebUi
                .auths()
                .add(new AddAccountRequest("Dan", "dan@example.com", Secret.of("some password"), Role.USER));
        shell.provision("dan");
    }

    private void spend(String user, double amount) {
        shell.byHand(user, key -> key.spend(amount));
    }

    private static int count(String text, String part) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            places.add(at);
        }
        return places.size();
    }
}
