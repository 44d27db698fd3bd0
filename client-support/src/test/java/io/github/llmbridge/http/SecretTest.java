package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String LONG_KEY = "sk-" + "x".repeat(18) + "wxyz";

    private final ObjectMapper plain = new ObjectMapper();

    record Account(String name, Secret password) {}

    @Test
    void longKeyShowsItsLastFourCharacters() {
        assertThat(Secret.of(LONG_KEY)).hasToString("sk-...wxyz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-short", "sk-0123456789abcdef", "a long password without the prefix of a key", "x"})
    void anythingElseShowsNothing(String value) {
        assertThat(Secret.of(value)).hasToString("***");
    }

    @Test
    void recordThatHoldsASecretDoesNotShowIt() {
        assertThat(new Account("ann", Secret.of("open sesame"))).hasToString("Account[name=ann, password=***]");
    }

    @Test
    void plainObjectMapperWritesTheMask() throws Exception {
        Secret key = Secret.of(LONG_KEY);

        assertThat(plain.writeValueAsString(new Account("ann", key)))
                .isEqualTo("{\"name\":\"ann\",\"password\":\"sk-...wxyz\"}");
        assertThat(plain.writeValueAsString(List.of(key))).isEqualTo("[\"sk-...wxyz\"]");
        assertThat(plain.writeValueAsString(Map.of(key, key))).isEqualTo("{\"sk-...wxyz\":\"sk-...wxyz\"}");
        assertThat(plain.convertValue(Map.of("key", key), Map.class).toString()).doesNotContain(LONG_KEY);
    }

    @Test
    void revealsItsValue() {
        assertThat(Secret.of(LONG_KEY).reveal()).isEqualTo(LONG_KEY);
    }

    @Test
    void isReadFromJsonAndAnEmptyTextIsNoSecret() throws Exception {
        assertThat(plain.readValue("{\"name\":\"ann\",\"password\":\"open sesame\"}", Account.class)
                        .password())
                .isEqualTo(Secret.of("open sesame"));
        assertThat(plain.readValue("{\"name\":\"ann\",\"password\":\"\"}", Account.class)
                        .password())
                .isNull();
        assertThat(plain.readValue("{\"name\":\"ann\",\"password\":null}", Account.class)
                        .password())
                .isNull();
    }

    @Test
    void equalValuesAreEqualSecrets() {
        assertThat(Secret.of("open sesame"))
                .isEqualTo(Secret.of("open sesame"))
                .hasSameHashCodeAs(Secret.of("open sesame"))
                .isNotEqualTo(Secret.of("open sesamE"))
                .isNotEqualTo("open sesame")
                .isNotEqualTo(null);
    }

    @Test
    void differentSecretsWithTheSameMaskAreNotEqual() {
        Secret one = Secret.of("sk-" + "1".repeat(20) + "wxyz");
        Secret two = Secret.of("sk-" + "2".repeat(20) + "wxyz");

        assertThat(one).hasToString(two.toString()).isNotEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankIsRefused(String value) {
        assertThatThrownBy(() -> Secret.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open\nsesame", "open sesame\n", "open\rsesame"})
    void lineBreakIsRefusedWithoutEchoingTheValue(String value) {
        assertThatThrownBy(() -> Secret.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret must not contain a line break");
    }

    @Test
    void sha256IsTheLowerCaseHexOfTheUtf8Bytes() {
        assertThat(Secret.of("abc").sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Secret.of("\u00e4").sha256())
                .isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
    }
}
