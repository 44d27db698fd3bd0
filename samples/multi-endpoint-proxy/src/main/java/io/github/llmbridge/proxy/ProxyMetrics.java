package io.github.llmbridge.proxy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the proxy counts. Thread safe. */
final class ProxyMetrics {
    /** What a scraper of Prometheus expects. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger open = new AtomicInteger();

    ProxyMetrics() {
        Gauge.builder("llm_proxy_open_requests", open, AtomicInteger::get)
                .description("Requests under way, streams included")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    void opened() {
        open.incrementAndGet();
    }

    /** A request is over; status 499 if the client went away first. */
    void closed(String endpoint, String operation, int status, long nanos) {
        open.decrementAndGet();
        Timer.builder("llm_proxy_requests")
                .description("Requests until the last byte of their answers")
                .tags("endpoint", endpoint, "operation", operation, "status", String.valueOf(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void firstByte(String endpoint, long nanos) {
        Timer.builder("llm_proxy_endpoint_first_byte")
                .description("From the request to an endpoint to the head of its answer")
                .tags("endpoint", endpoint)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void endpointFailed(String endpoint, String reason) {
        Counter.builder("llm_proxy_endpoint_failures")
                .description("Endpoints that were not reached, fell silent or broke off")
                .tags("endpoint", endpoint, "reason", reason)
                .register(registry)
                .increment();
    }

    String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }
}
