package io.github.llmbridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shell of its own for each test. */
abstract class ShellTest {
    @TempDir
    Path folder;

    Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = new Shell(folder);
    }

    /** Provisions Ada; the result shows her key and initial password. */
    final JsonNode adaWithSecrets() {
        return shell.run(
                        "provision",
                        "--user",
                        "ada",
                        "--email",
                        "ada@example.com",
                        "--tier",
                        "free",
                        "--json",
                        "--show-secret")
                .json()
                .path("result");
    }

    @AfterEach
    void close() {
        shell.close();
    }
}
