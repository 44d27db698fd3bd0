package io.github.llmbridge.bridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoriesTest {
    @ParameterizedTest
    @CsvSource({"1.81.15, 0", "1.81.16, 1", "1.82.7, 2", "1.82.8-stable, 2", "1.83.6, 1", "1.83.7, 0", "1.106.0, 0"})
    void liteLlmsVersionsAreComparedByNumber(String version, int advisories) {
        assertThat(Advisories.of(version, null)).hasSize(advisories);
    }

    @ParameterizedTest
    @CsvSource({"0.6.30, 2", "0.8.12, 2", "0.9.0, 0", "0.12.4, 0"})
    void openWebUisToo(String version, int advisories) {
        assertThat(Advisories.of(null, version)).hasSize(advisories);
    }
}
