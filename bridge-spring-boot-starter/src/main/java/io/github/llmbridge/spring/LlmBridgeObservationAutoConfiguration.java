package io.github.llmbridge.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Observes exchanges and operations, where the application has Micrometer: metrics and traces both come of it. An
 * application with a registry of meters and none of observations gets metrics.
 */
@AutoConfiguration
@ConditionalOnClass({ObservationRegistry.class, MeterRegistry.class})
@ConditionalOnBooleanProperty(name = "llmbridge.enabled", matchIfMissing = true)
class LlmBridgeObservationAutoConfiguration {
    @Bean
    Observations llmBridgeObservations(
            ObjectProvider<ObservationRegistry> observations, ObjectProvider<MeterRegistry> meters) {
        return new Observations(() -> observations.getIfUnique(() -> ofMeters(meters)));
    }

    @Bean
    LiteLlmClientCustomizer liteLlmObservations(Observations observations) {
        return builder -> builder.observer(observations);
    }

    @Bean
    OpenWebUiClientCustomizer openWebUiObservations(Observations observations) {
        return builder -> builder.observer(observations);
    }

    @Bean
    BridgeBuilderCustomizer bridgeObservations(Observations observations) {
        return builder -> builder.observer(observations.ofOperations());
    }

    private static ObservationRegistry ofMeters(ObjectProvider<MeterRegistry> meters) {
        ObservationRegistry registry = ObservationRegistry.create();
        meters.ifUnique(
                found -> registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(found)));
        return registry;
    }
}
