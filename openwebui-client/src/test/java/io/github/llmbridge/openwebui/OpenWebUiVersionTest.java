package io.github.llmbridge.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.UnsupportedServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenWebUiVersionTest {
    @ParameterizedTest
    @CsvSource({"0.12.4,0.12.4", "v0.6.30,0.6.30", "0.7.0-dev,0.7.0", "1.0.0+build.5,1.0.0", "' 0.6.30 ',0.6.30"})
    void isReadFromTheServersText(String text, String version) {
        assertThat(OpenWebUiVersion.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.12", "main", "x0.12.4"})
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> OpenWebUiVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedByNumbersAndNotByText() {
        assertThat(version("0.12.4")).isGreaterThan(version("0.6.30"));
        assertThat(version("0.6.30")).isGreaterThan(version("0.6.4"));
        assertThat(version("1.0.0")).isGreaterThan(version("0.99.99"));
        assertThat(version("0.11.4").isAtLeast(0, 11, 4)).isTrue();
        assertThat(version("0.11.3").isAtLeast(0, 11, 4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.6.30,false", "0.11.3,false", "0.11.4,true", "0.12.4,true", "1.0.0,true"})
    void settingsArePatchedFromElevenFourOn(String version, boolean patches) {
        assertThat(new Dialect(version(version)).patchesSettings()).isEqualTo(patches);
    }

    @ParameterizedTest
    @CsvSource({"0.6.30,false", "0.6.36,false", "0.6.37,true", "0.12.4,true"})
    void accountsListTheirGroupsAndKeysNeedPermissionFromSixThirtySevenOn(String version, boolean newer) {
        Dialect dialect = new Dialect(version(version));

        assertThat(dialect.accountsListGroups()).isEqualTo(newer);
        assertThat(dialect.apiKeysNeedPermission()).isEqualTo(newer);
    }

    @ParameterizedTest
    @CsvSource({"0.6.30,false", "0.9.2,false", "0.9.3,true", "0.9.6,true", "0.12.4,true"})
    void signingOutIsPostedFromNineThreeOn(String version, boolean posted) {
        assertThat(new Dialect(version(version)).signsOutByPost()).isEqualTo(posted);
    }

    @Test
    void anOlderServerIsRefusedByName() {
        assertThatThrownBy(() -> new Dialect(version("0.6.29")))
                .isInstanceOf(UnsupportedServerException.class)
                .hasMessageContaining("0.6.29")
                .hasMessageContaining("0.6.30");
    }

    private static OpenWebUiVersion version(String text) {
        return OpenWebUiVersion.parse(text);
    }
}
