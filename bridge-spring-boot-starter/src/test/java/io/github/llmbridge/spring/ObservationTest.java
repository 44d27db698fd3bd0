package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ObservationTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SimpleTracer tracer = new SimpleTracer();

    private void with(Class<?> type, Object bean, Consumer<BridgeFacade> work) {
        try (StandIns servers = new StandIns()) {
            bean(servers.application(), type, bean)
                    .withConfiguration(AutoConfigurations.of(LlmBridgeObservationAutoConfiguration.class))
                    .run(context -> work.accept(context.getBean(BridgeFacade.class)));
        }
    }

    private static <T> ApplicationContextRunner bean(ApplicationContextRunner runner, Class<T> type, Object bean) {
        return runner.withBean(type, () -> type.cast(bean));
    }

    private ObservationRegistry observations() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new DefaultTracingObservationHandler(tracer));
        return registry;
    }

    private static void signUp(BridgeFacade bridge) {
        bridge.provisionUser(
                ProvisionRequest.builder("user-42", "ada@example.com", "free").build());
    }

    private void assertMeasured() {
        assertThat(meters.get("llmbridge.operations")
                        .tags("operation", "PROVISION", "status", "READY", "error", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        for (String server : List.of("LiteLLM", "Open WebUI")) {
            assertThat(meters.get("llmbridge.exchanges")
                            .tags("server", server, "status", "200", "error", "none")
                            .timers())
                    .isNotEmpty();
        }
        assertThat(meters.getMeters()).map(Meter::getId).map(Object::toString).noneMatch(ObservationTest::tells);
    }

    private static boolean tells(String text) {
        return text.contains("user-42") || text.contains("ada") || text.contains("127.0.0.1");
    }

    @Test
    void aRegistryOfMetersAloneGetsMetrics() {
        with(MeterRegistry.class, meters, ObservationTest::signUp);

        assertMeasured();
    }

    @Test
    void metricsAndATraceShowAnOperationWithItsExchanges() {
        with(ObservationRegistry.class, observations(), ObservationTest::signUp);

        assertMeasured();
        List<SimpleSpan> spans = List.copyOf(tracer.getSpans());
        SimpleSpan operation = spans.stream()
                .filter(span -> "llmbridge PROVISION".equals(span.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(operation.getParentId()).isNullOrEmpty();
        assertThat(operation.getTags()).containsEntry("status", "READY");
        List<SimpleSpan> exchanges =
                spans.stream().filter(span -> span != operation).toList();
        // Those of other threads, too; a sign-in is within the exchange that needs it.
        assertThat(exchanges).hasSizeGreaterThan(6).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(operation.getTraceId());
            assertThat(span.getTags()).containsKeys("server", "operation", "status");
            assertThat(span.getEndTimestamp()).isAfterOrEqualTo(span.getStartTimestamp());
        });
        assertThat(exchanges)
                .filteredOn(span -> span.getParentId().equals(operation.getSpanId()))
                .extracting(SimpleSpan::getName)
                .contains("LiteLLM keys.generate", "LiteLLM users.create", "Open WebUI auths.add");
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.getTags() + span.getName()).matches(text -> !tells(text)));
    }

    @Test
    void whatOnlyReadsIsObservedToo() {
        with(
                ObservationRegistry.class,
                observations(),
                bridge ->
                        assertThatThrownBy(() -> bridge.inspect("nobody")).isInstanceOf(PersonNotFoundException.class));

        assertThat(meters.get("llmbridge.operations")
                        .tags("operation", "inspect", "status", "none", "error", "PersonNotFoundException")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(tracer.currentSpan()).isNull();
    }
}
