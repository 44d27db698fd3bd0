package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.events.BridgeListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Measures exchanges and operations, where the application has a registry of Micrometer. */
@AutoConfiguration
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "llmbridge.enabled", matchIfMissing = true)
class LlmBridgeMetricsAutoConfiguration {
    @Bean
    LiteLlmClientCustomizer liteLlmMetrics(ObjectProvider<MeterRegistry> registry) {
        return builder -> registry.ifUnique(meters -> builder.onExchange(new Metrics(meters)::exchange));
    }

    @Bean
    OpenWebUiClientCustomizer openWebUiMetrics(ObjectProvider<MeterRegistry> registry) {
        return builder -> registry.ifUnique(meters -> builder.onExchange(new Metrics(meters)::exchange));
    }

    @Bean
    BridgeListener bridgeMetrics(ObjectProvider<MeterRegistry> registry) {
        return event -> registry.ifUnique(meters -> new Metrics(meters).event(event));
    }
}
