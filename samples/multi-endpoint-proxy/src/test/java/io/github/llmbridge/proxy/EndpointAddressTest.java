package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://host/v1, host, 80, false",
        "https://host/v1, host, 443, true",
        "http://host:8000/v1, host, 8000, false",
        "http://host:/v1, host, 80, false",
        "http://127.0.0.1:1/v1, 127.0.0.1, 1, false",
        "http://[::1]/v1, ::1, 80, false",
        "https://[fe80::1]:65535/v1, fe80::1, 65535, true",
        "http://my_service/v1, my_service, 80, false",
        "http://my_service:8000/v1, my_service, 8000, false",
        "http://ollama_1.my_net:8000/v1, ollama_1.my_net, 8000, false",
        "http://bücher.example:8000/v1, xn--bcher-kva.example, 8000, false",
    })
    void everyAddressThatTheFileMayHoldCanBeCalled(String url, String host, int port, boolean tls) {
        assertThat(EndpointAddress.of(URI.create(url))).isEqualTo(new EndpointAddress(host, port, tls));
    }
}
