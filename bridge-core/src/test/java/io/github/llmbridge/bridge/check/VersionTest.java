package io.github.llmbridge.bridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.83.9, 1.83.10",
        "0.9.6, 0.10.0",
        "1.84.0.dev3, 1.84.0-nightly",
        "1.84.0-nightly, 1.84.0-rc.1",
        "1.84.0a2, 1.84.0b1",
        "1.84.0-rc.1, 1.84.0-rc.2",
        "1.84.0rc9, 1.84.0",
        "1.83.10-stable.patch.3, 1.84.0-rc.1",
        "1.84, 1.84.1",
    })
    void comesBefore(String one, String other) {
        assertThat(Version.of(one).orElseThrow()).isLessThan(Version.of(other).orElseThrow());
        assertThat(Version.of(other).orElseThrow())
                .isGreaterThan(Version.of(one).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "1.84, 1.84.0",
        "v1.84.0, 1.84.0",
        "1.84.0-stable, 1.84.0",
        "1.84.0rc1, 1.84.0-rc.1",
        "1.84.0.post2, 1.84.0"
    })
    void isTheSame(String one, String other) {
        assertThat(Version.of(one)).isEqualTo(Version.of(other)).hasSameHashCodeAs(Version.of(other));
    }
}
