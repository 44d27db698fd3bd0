package io.github.llmbridge.cli;

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

    @AfterEach
    void close() {
        shell.close();
    }
}
