package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;

class MetricsTest {
    @Test
    void exchangesAndOperationsAreMeasuredWithoutIds() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (StandIns servers = new StandIns()) {
            servers.application()
                    .withConfiguration(AutoConfigurations.of(LlmBridgeMetricsAutoConfiguration.class))
                    .withBean(MeterRegistry.class, () -> registry)
                    .run(context -> context.getBean(BridgeFacade.class)
                            .provisionUser(ProvisionRequest.builder("user-42", "ada@example.com", "free")
                                    .build()));
        }

        assertThat(registry.get("llmbridge.operations")
                        .tags("operation", "PROVISION", "status", "READY")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("llmbridge.exchanges")
                        .tags("server", "LiteLLM", "status", "200")
                        .timers())
                .isNotEmpty();
        assertThat(registry.get("llmbridge.exchanges")
                        .tags("server", "Open WebUI")
                        .timers())
                .isNotEmpty();
        assertThat(registry.getMeters())
                .map(Meter::getId)
                .map(Object::toString)
                .noneMatch(id -> id.contains("user-42") || id.contains("ada") || id.contains("127.0.0.1"));
    }
}
