package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.contract.ServerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A facade of its own for each test. */
abstract class BridgeTest {
    @Parameter
    ServerLine line;

    Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(line);
    }

    @AfterEach
    void close() {
        bridge.close();
    }
}
