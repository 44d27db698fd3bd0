package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store within the jar: SQLite, its tables, and what a killed run leaves. */
class PackagedStoreIT extends ShellTest {
    private static final int PEOPLE = 40;

    @Test
    void aKilledBulkRunIsGoneOnWith() throws Exception {
        shell.signsInOnce();
        shell.variables.put("BRIDGE_STORE", folder.resolve("a store.db").toString());
        StringBuilder people = new StringBuilder("user_id,email,tier\n");
        for (int i = 0; i < PEOPLE; i++) {
            people.append("u-" + i + ",u-" + i + "@example.com,free\n");
        }
        String file = Files.writeString(folder.resolve("people.csv"), people).toString();
        String passwords = folder.resolve("passwords.csv").toString();

        Process killed = start("bulk", file, "--at-a-time", "2", "--passwords", passwords);
        while (accounts() < PEOPLE / 4 && killed.isAlive()) {
            Thread.sleep(5);
        }
        killed.destroyForcibly().waitFor();
        Process second = start("bulk", file, "--passwords", passwords);

        assertThat(second.waitFor()).as(said()).isZero();
        assertThat(said()).contains("done before", "done");
        assertThat(accounts()).isEqualTo(PEOPLE);
        assertThat(start("plan").waitFor()).as(said()).isZero();
        assertThat(start("audit", "--user", "u-0").waitFor()).as(said()).isZero();
        assertThat(said()).contains("provision", "u-0");
    }

    private long accounts() {
        return shell.openWebUi.users().stream("u-")
                .filter(account -> account.email().startsWith("u-"))
                .count();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("cli.jar")));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(shell.variables);
        builder.redirectOutput(folder.resolve("said").toFile());
        return builder.start();
    }
}
