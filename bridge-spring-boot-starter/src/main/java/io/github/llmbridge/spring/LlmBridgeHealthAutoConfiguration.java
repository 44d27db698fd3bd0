package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.HealthReport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health of both servers for the health endpoint of Spring Boot 4. */
@AutoConfiguration(after = LlmBridgeAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean({BridgeFacade.class, BridgeProperties.class})
@ConditionalOnExpression("${management.health.llmbridge.enabled:${management.health.defaults.enabled:true}}")
class LlmBridgeHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "llmBridgeHealthIndicator")
    HealthIndicator llmBridgeHealthIndicator(BridgeFacade bridge, BridgeProperties properties) {
        HealthWatch watch = new HealthWatch(bridge, properties.health(), System::nanoTime);
        return () -> {
            HealthReport report = watch.report();
            return (report.isUp() ? Health.up() : Health.down())
                    .withDetails(HealthWatch.details(report))
                    .build();
        };
    }
}
