package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The disk of the store is full: a small file system of its own, which needs Linux with user namespaces, but no root. */
class FullDiskTest extends ShellTest {
    private static final int PEOPLE = 60;

    @Test
    void aBulkRunStopsAndTheSameCommandGoesOnOnceThereIsRoom() throws Exception {
        assumeTrue(run("mount -t tmpfs -o size=100k tmpfs \"$DISK\"") == 0, "no user namespaces here");
        shell.signsInOnce();
        StringBuilder people = new StringBuilder("user_id,email,tier\n");
        for (int i = 0; i < PEOPLE; i++) {
            people.append("u-" + i + ",u-" + i + "@example.com,free\n");
        }
        Files.writeString(folder.resolve("people.csv"), people);
        shell.variables.put("BRIDGE_STORE", disk().resolve("store.db").toString());

        int code = run("""
                mount -t tmpfs -o size=360k tmpfs "$DISK"
                "$JAVA" -cp "$CLASSES" io.github.llmbridge.cli.Main bulk "$DISK/../people.csv" >"$DISK/../first" 2>&1
                [ $? = 1 ] || exit 11
                mount -o remount,size=64m "$DISK"
                "$JAVA" -cp "$CLASSES" io.github.llmbridge.cli.Main bulk "$DISK/../people.csv" >"$DISK/../second" 2>&1
                """);

        String first = Files.readString(folder.resolve("first"));
        assertThat(code).as(first + Files.readString(folder.resolve("second"))).isZero();
        assertThat(first)
                .contains("there is no room left", "the same command again")
                .doesNotContain("\tat ");
        assertThat(shell.liteLlm.keys().stream(KeyListQuery.builder().build())
                        .map(Key::userId)
                        .filter(id -> id != null && id.startsWith("u-")))
                .hasSize(PEOPLE)
                .doesNotHaveDuplicates();
    }

    private int run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script);
        builder.environment().putAll(shell.variables);
        builder.environment().put("DISK", disk().toString());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put("CLASSES", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("script").toFile());
        try {
            return builder.start().waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }

    private Path disk() throws IOException {
        return Files.createDirectories(folder.resolve("disk"));
    }
}
