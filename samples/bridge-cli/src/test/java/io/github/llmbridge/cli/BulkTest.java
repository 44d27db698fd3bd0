package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest extends ShellTest {
    private static final String PEOPLE = """
            user_id,email,tier
            ada,ada@example.com,free
            bob,bob@example.com,pro
            """;

    @BeforeEach
    void signInOnce() {
        shell.signsInOnce();
    }

    @Test
    void aFileOfPeopleIsDoneAndTheSameCommandLooksAgain() throws IOException {
        Path file = file("people.csv", PEOPLE);

        JsonNode first = result(shell.run("bulk", file.toString(), "--json"), 0);
        JsonNode second = result(shell.run("bulk", file.toString(), "--json"), 0);

        assertThat(first.path("counts").path("DONE").asInt()).isEqualTo(2);
        assertThat(first.path("entries").asInt()).isEqualTo(2);
        assertThat(second.path("counts").path("UNCHANGED").asInt()).isEqualTo(2);
        assertThat(second.path("run")).isEqualTo(first.path("run"));
        assertThat(shell.run("audit", "--correlation", first.path("run").asText())
                        .out())
                .contains("operator", "provision", "ada", "bob", "done");
    }

    @Test
    void aBrokenLineIsToldByItsNumberOnTheWayAndAtTheEndAndTheRestGoesOn() throws IOException {
        Path file = file("people.csv", PEOPLE + "eva,no address,free\nwei,wei@example.com,free\n");

        Shell.Said said = shell.run("bulk", file.toString());

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("line 4: ", "email");
        assertThat(said.out())
                .contains("What failed:")
                .containsPattern("done +3")
                .containsPattern("4  -  +unreadable  line 4: email");
        assertThat(shell.run("inspect", "--user", "wei").code()).isZero();
        Shell.Said again = shell.run("bulk", file.toString(), "--json");
        assertThat(again.code()).isEqualTo(ExitCode.FAILED);
        assertThat(again.json()
                        .path("result")
                        .path("counts")
                        .path("DONE_BEFORE")
                        .asInt())
                .isEqualTo(3);
        assertThat(again.json()
                        .path("result")
                        .path("failed")
                        .path(0)
                        .path("line")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void whatIsPipedInIsTakenWithItsFormat() {
        shell.piped = """
                {"user_id":"ada","email":"ada@example.com","tier":"free"}
                {"operation":"suspend","user_id":"ada"}
                """;

        assertThat(shell.run("bulk", "-").code()).isEqualTo(ExitCode.USAGE);
        result(shell.run("bulk", "-", "--format", "jsonl", "--json"), 0);

        assertThat(shell.run("inspect", "--user", "ada").out())
                .contains("Suspended:")
                .containsPattern("Suspended: +yes");
    }

    @Test
    void aRunGoesOnWithTheSameInputOnly() throws IOException {
        Path file = file("people.csv", PEOPLE);
        result(shell.run("bulk", file.toString(), "--run", "september", "--json"), 0);
        file("people.csv", PEOPLE + "eva,eva@example.com,free\n");

        Shell.Said said = shell.run("bulk", file.toString(), "--run", "september");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("'september' was begun with another input", "another --run");
    }

    @Test
    void oneWhoFailsIsTriedAgainByTheSameCommand() throws IOException {
        Path file = file("people.csv", PEOPLE);
        shell.fakeOpenWebUi.faults().on("POST", "/api/v1/auths/add", Fault.status(400, "{\"detail\":\"no\"}"));

        Shell.Said first = shell.run("bulk", file.toString(), "--at-a-time", "1");
        JsonNode second = result(shell.run("bulk", file.toString(), "--json"), 0);

        assertThat(first.code()).isEqualTo(ExitCode.FAILED);
        assertThat(first.err()).contains("line 2, user ada: failed");
        assertThat(second.path("counts").path("DONE").asInt()).isEqualTo(1);
        assertThat(second.path("counts").path("DONE_BEFORE").asInt()).isEqualTo(1);
    }

    @Test
    void initialPasswordsAreInAFileOfTheOwnerOnlyAndNowhereElse() throws IOException {
        Path file = file("people.csv", PEOPLE);
        Path passwords = folder.resolve("passwords.csv");

        Shell.Said said = shell.run("bulk", file.toString(), "--passwords", passwords.toString());

        assertThat(said.code()).as(said.all()).isZero();
        List<String> lines = Files.readAllLines(passwords);
        assertThat(lines.get(0)).isEqualTo("user_id,account_id,initial_password");
        assertThat(lines).hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
        assertThat(said.all()).contains("2 initial passwords are in");
        for (String line : lines.subList(1, 3)) {
            assertThat(said.all()).doesNotContain(line.split(",", -1)[2]);
        }
    }

    @Test
    void passwordsAreNotWrittenWhereOthersRead() throws IOException {
        Path file = file("people.csv", PEOPLE);
        Path open = file("open.csv", "");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        Shell.Said said = shell.run("bulk", file.toString(), "--passwords", open.toString());

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("is open to others", "chmod 600");
        assertThat(users()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThat(shell.run("bulk", folder.resolve("none.csv").toString()).err())
                .contains("none.csv cannot be read: NoSuchFileException");
        assertThat(shell.run("bulk", file("wrong.csv", "name,colour\n").toString())
                        .err())
                .contains("colour", "first line");
        assertThat(shell.run("bulk", file("people.xlsx", "").toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("bulk", file("some.csv", PEOPLE).toString(), "--at-a-time", "0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private List<String> users() {
        return shell.liteLlm.users().stream(UserListQuery.builder().build())
                .map(User::userId)
                .filter(id -> id != null && !id.equals("default_user_id"))
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode result(Shell.Said said, int code) {
        assertThat(said.code()).as(said.all()).isEqualTo(code);
        return said.json().path("result");
    }
}
