package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserRequestBuilder;
import io.github.llmbridge.litellm.users.NewUserTeam;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are in LiteLLM already. */
class MigrateTest extends ShellTest {
    @BeforeEach
    void users() {
        shell.liteLlm
                .teams()
                .create(NewTeamRequest.builder("t-lab", Models.all())
                        .teamAlias("Lab")
                        .build());
        user("ada", user -> user.userEmail("ada@example.com").userAlias("Ada").addTeams(NewUserTeam.of("t-lab")));
        user("bob", user -> user.userEmail("bob@example.com").putMetadata("plan", "pro"));
        user("robot", user -> user);
        user("dan", user -> user.userEmail("dan@example.com"));
        shell.openWebUi
                .auths()
                .add(new AddAccountRequest("Dan", "dan@example.com", Secret.of("some password"), Role.USER));
    }

    private void user(String id, UnaryOperator<NewUserRequestBuilder> more) {
        shell.liteLlm
                .users()
                .create(more.apply(NewUserRequest.builder(id, Models.all())).build());
    }

    @Test
    void aDryRunTellsWhatWouldBecomeOfEachAndChangesNothing() {
        int before = shell.fakeLiteLlm.calls().size();

        Shell.Said said =
                shell.run("migrate", "--dry-run", "--tier-field", "plan", "--tier-by-team", "Lab=pro", "--json");

        assertThat(said.code()).as(said.all()).isZero();
        JsonNode users = said.json().path("result").path("users");
        assertThat(verdict(users, "ada")).isEqualTo("MIGRATE");
        assertThat(verdict(users, "bob")).isEqualTo("MIGRATE");
        assertThat(verdict(users, "robot")).isEqualTo("SKIPPED");
        assertThat(verdict(users, "dan")).isEqualTo("SKIPPED");
        assertThat(shell.fakeLiteLlm.calls().stream().skip(before))
                .allMatch(call -> List.of("GET", "OPTIONS").contains(call.method()));
        assertThat(shell.run("migrate", "--dry-run", "--default-tier", "free").out())
                .contains("WOULD", "Lab-Ada", "bob@example.com", "would become people of the bridge");
    }

    @Test
    void theSecondRunHasNothingLeftToDo() {
        Shell.Said first = shell.run("migrate", "--default-tier", "free", "--tier-by-team", "t-lab=pro", "--json");

        assertThat(first.code()).as(first.all()).isZero();
        JsonNode users = first.json().path("result").path("users");
        assertThat(outcome(users, "ada")).isEqualTo("MIGRATED");
        assertThat(outcome(users, "bob")).isEqualTo("MIGRATED");
        assertThat(outcome(users, "robot")).isEqualTo("SKIPPED");
        assertThat(outcome(users, "dan")).isEqualTo("WAITING");
        Shell.Said second = shell.run("migrate", "--default-tier", "free", "--tier-by-team", "t-lab=pro");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("already", "waiting", "--vouch").doesNotContain("migrated");
        assertThat(shell.run("plan").code()).isZero();
        assertThat(shell.run("inspect", "--user", "ada").out()).contains("Lab-Ada", "Lab", "pro");
    }

    @Test
    void oneWhoFailsStopsNobodyAndTheCommandEndsWithOne() {
        shell.fakeOpenWebUi.faults().on("POST", "/api/v1/auths/add", Fault.status(400, "{\"detail\":\"no\"}"));

        Shell.Said said = shell.run("migrate", "--default-tier", "free", "--json");

        assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.FAILED);
        JsonNode counts = said.json().path("result").path("counts");
        assertThat(counts.path("FAILED").asInt()).isEqualTo(1);
        assertThat(counts.path("MIGRATED").asInt()).isEqualTo(1);
    }

    @Test
    void initialPasswordsGoIntoAFileOfTheOwnerOnlyOrNowhere() throws IOException {
        Path file = folder.resolve("passwords.csv");

        Shell.Said said = shell.run(
                "migrate", "--default-tier", "free", "--leave-out", "bob", "--passwords", file.toString(), "--json");

        assertThat(said.code()).as(said.all()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("ada,");
        assertThat(said.all()).doesNotContain(lines.get(1).split(",", -1)[2]);
        assertThat(shell.run("migrate", "--default-tier", "free", "--json").all())
                .doesNotContain("sk-", "\"initial_password\" : \"");
    }

    private static String verdict(JsonNode users, String user) {
        return field(users, user, "verdict");
    }

    private static String outcome(JsonNode users, String user) {
        return field(users, user, "outcome");
    }

    private static String field(JsonNode users, String user, String name) {
        List<String> found = new ArrayList<>();
        users.forEach(one -> {
            if (one.path("user_id").asText().equals(user)) {
                found.add(one.path(name).asText());
            }
        });
        assertThat(found).as(user).hasSize(1);
        return found.get(0);
    }
}
