package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.events.BridgeObserver;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.http.Exchange;
import io.github.llmbridge.http.ExchangeObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Exchanges and operations as observations, whose keys have few values: no id, name or address of anybody. Thread safe.
 */
final class Observations implements ExchangeObserver {
    private static final String OPERATIONS = "llmbridge.operations";
    private static final String EXCHANGES = "llmbridge.exchanges";
    private static final String NONE = "none";

    /** Asked for at the first use, since the registry may be made of beans that use the bridge. */
    private final Supplier<ObservationRegistry> registry;

    Observations(Supplier<ObservationRegistry> registry) {
        this.registry = SingletonSupplier.of(registry);
    }

    @Override
    public ExchangeObserver.Running begun(String server, String operation) {
        Observation observation = Observation.createNotStarted(EXCHANGES, registry.get())
                .contextualName(server + " " + operation)
                .lowCardinalityKeyValue("server", server)
                .lowCardinalityKeyValue("operation", operation)
                .start();
        Observation.Scope scope = observation.openScope();
        return exchange -> end(observation, scope, status(exchange), exchange == null ? null : exchange.error());
    }

    private static String status(@Nullable Exchange exchange) {
        return exchange == null ? "0" : Integer.toString(exchange.status());
    }

    private static void end(
            Observation observation, Observation.Scope scope, String status, @Nullable Throwable error) {
        scope.close();
        observation.lowCardinalityKeyValue("status", status);
        if (error != null) {
            observation.error(error);
        }
        observation.stop();
    }

    BridgeObserver ofOperations() {
        return new Operations();
    }

    private final class Operations implements BridgeObserver {
        @Override
        public BridgeObserver.Running begun(String operation) {
            Observation observation = Observation.createNotStarted(OPERATIONS, registry.get())
                    .contextualName("llmbridge " + operation)
                    .lowCardinalityKeyValue("operation", operation)
                    .start();
            Observation.Scope scope = observation.openScope();
            return (status, error) -> end(observation, scope, name(status), error);
        }

        @Override
        public Runnable carry(Runnable work) {
            Observation current = registry.get().getCurrentObservation();
            return current == null ? work : () -> current.scoped(work);
        }

        private static String name(@Nullable Status status) {
            return status == null ? NONE : status.name();
        }
    }
}
