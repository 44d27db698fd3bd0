package io.github.llmbridge.contract.openwebui;

import io.github.llmbridge.contract.ServerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A fresh client of one line for each test. */
abstract class SiteTest {
    @Parameter
    ServerLine line;

    Site site;

    @BeforeEach
    void open() {
        site = new Site(line);
    }

    @AfterEach
    void close() {
        site.close();
    }
}
