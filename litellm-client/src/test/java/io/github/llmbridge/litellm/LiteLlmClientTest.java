package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiteLlmClientTest {
    private static final Secret KEY = Secret.of("sk-" + "0".repeat(20));

    @Test
    void everyMissingOptionIsToldAtOnce() {
        assertThatThrownBy(() -> LiteLlmClient.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseUrl is missing; masterKey is missing");
    }

    @Test
    void everyMissingVariableIsToldAtOnce() {
        assertThatThrownBy(() -> LiteLlmClient.fromEnv(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LITELLM_BASE_URL")
                .hasMessageContaining("LITELLM_MASTER_KEY");
    }

    @Test
    void clientIsMadeFromTheEnvironment() {
        Map<String, String> variables =
                Map.of("LITELLM_BASE_URL", "http://localhost:4000/", "LITELLM_MASTER_KEY", KEY.reveal());

        try (LiteLlmClient client = LiteLlmClient.fromEnv(variables::get)) {
            assertThat(client.baseUrl()).isEqualTo("http://localhost:4000");
        }
    }

    @Test
    void textOfTheClientHoldsNoKey() {
        try (LiteLlmClient client = LiteLlmClient.builder()
                .baseUrl("http://localhost:4000")
                .masterKey(KEY)
                .build()) {
            assertThat(client).hasToString("LiteLlmClient[http://localhost:4000]");
            assertThat(client.as(KEY).baseUrl()).isEqualTo(client.baseUrl());
        }
    }
}
