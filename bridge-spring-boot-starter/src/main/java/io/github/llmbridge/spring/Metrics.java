package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.http.Exchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Meters whose tags have few values: no id, name or address of anybody. Thread safe. */
record Metrics(MeterRegistry registry) {
    void exchange(Exchange exchange) {
        Timer.builder("llmbridge.exchanges")
                .description("Exchanges with LiteLLM and Open WebUI")
                .tag("server", exchange.server())
                .tag("operation", exchange.operation())
                .tag("status", Integer.toString(exchange.status()))
                .tag(
                        "error",
                        exchange.error() == null
                                ? "none"
                                : exchange.error().getClass().getSimpleName())
                .register(registry)
                .record(exchange.duration());
    }

    void event(BridgeEvent event) {
        if (event instanceof BridgeEvent.Succeeded succeeded) {
            operation(event.operation(), succeeded.result().status());
        } else if (event instanceof BridgeEvent.Failed) {
            operation(event.operation(), Status.FAILED);
        }
    }

    private void operation(Operation operation, Status status) {
        Counter.builder("llmbridge.operations")
                .description("Operations of the bridge, by what the person's status was at their end")
                .tag("operation", operation.name())
                .tag("status", status.name())
                .register(registry)
                .increment();
    }
}
