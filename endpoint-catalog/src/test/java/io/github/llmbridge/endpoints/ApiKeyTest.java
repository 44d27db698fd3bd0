package io.github.llmbridge.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String LONG_KEY = "sk-" + "x".repeat(18) + "wxyz";

    @Test
    void longKeyShowsItsLastFourCharacters() {
        assertThat(ApiKey.of(LONG_KEY)).hasToString("sk-...wxyz");
        assertThat(ApiKey.of(LONG_KEY).reveal()).isEqualTo(LONG_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-short", "sk-0123456789abcdef", "a long key without the prefix of a key", "x"})
    void anythingElseShowsNothing(String value) {
        assertThat(ApiKey.of(value)).hasToString("***");
    }

    @Test
    void endpointDoesNotShowItsKey() throws Exception {
        ApiKey key = ApiKey.of(LONG_KEY);
        Endpoint endpoint = new Endpoint("a", "A", URI.create("http://host/v1"), key, "m");

        assertThat(endpoint.toString()).contains("apiKey=sk-...wxyz");
        assertThat(new ObjectMapper().writeValueAsString(Map.of(key, endpoint)))
                .contains("\"apiKey\":\"sk-...wxyz\"")
                .doesNotContain(LONG_KEY);
    }

    @Test
    void equalValuesAreEqualKeys() {
        assertThat(ApiKey.of("open sesame"))
                .isEqualTo(ApiKey.of("open sesame"))
                .hasSameHashCodeAs(ApiKey.of("open sesame"))
                .isNotEqualTo(ApiKey.of("open sesamE"))
                .isNotEqualTo("open sesame")
                .isNotEqualTo(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "open\nsesame", "open\rsesame"})
    void blankAndLineBreakAreRefusedWithoutEchoingTheValue(String value) {
        assertThatThrownBy(() -> ApiKey.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a key must not")
                .hasMessageNotContaining("sesame");
    }
}
