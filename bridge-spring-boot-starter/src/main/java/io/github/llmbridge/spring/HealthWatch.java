package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.HealthReport.ServerHealth;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How both servers do, asked not more often than the cache says, however many probes ask. Thread safe. */
final class HealthWatch {
    /** From which time on an answer is told as slow; such a server serves all the same. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private final BridgeFacade bridge;
    private final Duration cache;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Asked> last = new AtomicReference<>();

    private record Asked(long at, CompletableFuture<HealthReport> answer) {}

    HealthWatch(BridgeFacade bridge, BridgeProperties.Health properties, LongSupplier nanoTime) {
        this.bridge = bridge;
        this.cache = properties.cache();
        this.timeout = properties.timeout();
        this.nanoTime = nanoTime;
    }

    /** Who comes while the servers are asked waits for that answer. */
    HealthReport report() {
        long now = nanoTime.getAsLong();
        Asked known = last.get();
        if (known != null && now - known.at() < cache.toNanos()) {
            return known.answer().join();
        }
        Asked own = new Asked(now, new CompletableFuture<>());
        if (!last.compareAndSet(known, own)) {
            return report();
        }
        try {
            own.answer().complete(bridge.health(SLOW, timeout));
        } catch (RuntimeException e) {
            last.compareAndSet(own, null);
            own.answer().completeExceptionally(e);
        }
        return own.answer().join();
    }

    /** For the health endpoint: by server its state, version, and what is wrong. */
    static Map<String, Object> details(HealthReport report) {
        return Map.of("liteLlm", details(report.liteLlm()), "openWebUi", details(report.openWebUi()));
    }

    private static Map<String, Object> details(ServerHealth health) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", health.state().name());
        if (health.version() != null) {
            details.put("version", health.version());
        }
        if (health.took() != null) {
            details.put("tookMillis", health.took().toMillis());
        }
        if (health.detail() != null) {
            details.put("detail", health.detail());
        }
        return details;
    }
}
