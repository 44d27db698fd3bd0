package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.testkit.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class HealthTest {
    private StandIns servers;

    @BeforeEach
    void start() {
        servers = new StandIns();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void bothServersAreUp() {
        servers.application().withPropertyValues("llmbridge.health.timeout=30s").run(context -> {
            Health health = ask(context.getBean(HealthIndicator.class));

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(ofLiteLlm(health, "version")).isEqualTo(servers.liteLlm.version());
            assertThat(health.toString()).doesNotContain(servers.liteLlm.masterKey(), StandIns.SECRET);
        });
    }

    @Test
    void aServerThatHangsIsToldByTheEndAndTheOtherOneIsUp() {
        servers.liteLlm.faults().always("*", "*", Fault.delay(Duration.ofSeconds(5)));
        servers.application().run(context -> {
            long begun = System.nanoTime();
            Health health = ask(context.getBean(HealthIndicator.class));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(ofLiteLlm(health, "state")).isEqualTo("UNREACHABLE");
        });
    }

    @Test
    void anAnswerIsToldAgainForAWhile() {
        servers.application().withPropertyValues("llmbridge.health.timeout=30s").run(context -> {
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            ask(indicator);
            servers.liteLlm.clearCalls();
            servers.openWebUi.clearCalls();

            assertThat(ask(indicator).getStatus()).isEqualTo(Status.UP);
            assertThat(servers.liteLlm.calls()).isEmpty();
            assertThat(servers.openWebUi.calls()).isEmpty();
        });
    }

    private static Object ofLiteLlm(Health health, String detail) {
        Map<?, ?> details =
                (Map<?, ?>) Objects.requireNonNull(health.getDetails().get("liteLlm"));
        return Objects.requireNonNull(details.get(detail));
    }

    private static Health ask(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health());
    }

    @Test
    void itCanBeSwitchedOff() {
        servers.application()
                .withPropertyValues("management.health.llmbridge.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
        servers.application()
                .withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }
}
