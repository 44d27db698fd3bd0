package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The store on a real PostgreSQL, which goes away in the middle. */
class PostgresStoreTest extends ShellTest {
    private static final int PEOPLE = 60;

    private int port;

    @Test
    void aBulkRunStopsWhenItIsGoneAndTheSameCommandGoesOn() throws Exception {
        shell.signsInOnce();
        StringBuilder people = new StringBuilder("user_id,email,tier\n");
        for (int i = 0; i < PEOPLE; i++) {
            people.append("u-" + i + ",u-" + i + "@example.com,free\n");
        }
        String file = Files.writeString(folder.resolve("people.csv"), people).toString();
        Shell.Said first = whileItGoesAway(file);

        assertThat(first.code()).as(first.all()).isEqualTo(ExitCode.FAILED);
        JsonNode stopped = first.json().path("result");
        assertThat(stopped.path("stopped").asText()).as(first.all()).contains("the store failed");
        assertThat(stopped.path("fix").asText()).contains("the same command again");
        assertThat(stopped.path("counts").path("NOT_BEGUN").asInt()).isPositive();
        Shell.Said gone = shell.run("bulk", file);
        assertThat(gone.code()).isEqualTo(ExitCode.FAILED);
        assertThat(gone.err()).contains("does not answer", "goes on where it stopped");

        try (EmbeddedPostgres database = start(port)) {
            assertThat(database.getPort()).isEqualTo(port);
            Shell.Said second = shell.run("bulk", file, "--json");
            assertThat(second.code()).as(second.all()).isZero();
            JsonNode counts = second.json().path("result").path("counts");
            assertThat(counts.path("DONE_BEFORE").asInt()).isPositive();
            assertThat(second.json().path("result").path("entries").asInt()).isEqualTo(PEOPLE);
            assertThat(shell.liteLlm.keys().stream(KeyListQuery.builder().build())
                            .map(Key::userId)
                            .filter(id -> id != null && id.startsWith("u-")))
                    .hasSize(PEOPLE)
                    .doesNotHaveDuplicates();
            assertThat(accounts()).isEqualTo(PEOPLE);
            assertThat(shell.run("plan").code()).isZero();
            assertThat(shell.run("audit", "--user", "u-0").out()).contains("provision", "done");
            shell.variables.put("BRIDGE_STORE", "jdbc:postgresql://localhost:" + port + "/nowhere");
            assertThat(shell.run("audit").err()).contains("a database that is not there", "CREATE DATABASE");
        }
    }

    private Shell.Said whileItGoesAway(String file) throws Exception {
        CompletableFuture<Shell.Said> running;
        try (EmbeddedPostgres database = start(0)) {
            port = database.getPort();
            shell.variables.put("BRIDGE_STORE", "jdbc:postgresql://localhost:" + port + "/postgres");
            shell.variables.put("BRIDGE_STORE_USER", "postgres");
            shell.variables.put("BRIDGE_STORE_PASSWORD", "postgres");
            running = CompletableFuture.supplyAsync(() -> shell.run("bulk", file, "--at-a-time", "2", "--json"));
            while (accounts() < PEOPLE / 4 && !running.isDone()) {
                Thread.sleep(5);
            }
        }
        return running.get();
    }

    /** Accounts that were added. */
    private long accounts() {
        return shell.openWebUi.users().stream("u-")
                .filter(account -> account.email().startsWith("u-"))
                .count();
    }

    private EmbeddedPostgres start(int at) throws IOException {
        Path data = folder.resolve("data");
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(at)
                .start();
    }
}
