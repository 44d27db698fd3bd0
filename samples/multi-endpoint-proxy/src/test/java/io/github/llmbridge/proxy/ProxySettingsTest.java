package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
    private static final String PREFIX = "CM_OPEN_WEBUI_PROXY_";

    @Test
    void nothingNeedsToBeSet() {
        ProxySettings settings = ProxySettings.from(name -> null);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(3333);
        assertThat(settings.configFile()).isEqualTo(Path.of("config.json"));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.accessKey()).isNull();
        assertThat(settings.corsOrigins()).isEmpty();
        assertThat(settings.bodyMemoryBytes()).isGreaterThanOrEqualTo(settings.maxBodyBytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | http | CM_OPEN_WEBUI_PROXY_PORT must be a whole number from 0 to 65535, not 'http'",
                "PORT | 70000 | CM_OPEN_WEBUI_PROXY_PORT must be a whole number from 0 to 65535, not '70000'",
                "READ_TIMEOUT_SECONDS | 0 | CM_OPEN_WEBUI_PROXY_READ_TIMEOUT_SECONDS must be a whole number from 1",
                "MAX_BODY_BYTES | 1e6 | CM_OPEN_WEBUI_PROXY_MAX_BODY_BYTES must be a whole number",
                "BODY_MEMORY_BYTES | 1000 | CM_OPEN_WEBUI_PROXY_BODY_MEMORY_BYTES must be a whole number from 33554432",
                "HOST | 0.0.0.0 | set CM_OPEN_WEBUI_PROXY_API_KEY to a key",
                "HOST | not a host | CM_OPEN_WEBUI_PROXY_HOST is not an address",
            })
    void saysWhichVariableIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> ProxySettings.from(Map.of(PREFIX + name, value)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "127.0.0.2", "::1"})
    void loopbackNeedsNoKey(String host) {
        assertThat(ProxySettings.from(Map.of(PREFIX + "HOST", host)::get).host())
                .isEqualTo(host);
    }

    @Test
    void withAKeyAllMayListenAndTheKeyIsNotShown() {
        ProxySettings settings =
                ProxySettings.from(Map.of(PREFIX + "HOST", "0.0.0.0", PREFIX + "API_KEY", "open-sesame")::get);

        assertThat(settings.corsOrigins()).containsExactly("*");
        assertThat(settings.toString()).doesNotContain("sesame");
    }
}
