package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each exchange when it has ended: the log, and whoever listens. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final String FAILED = "a listener of exchanges failed: {}";

    /**
     * Feign hands nothing of ours from the operation to the exchange. Attempts nest: a credential may sign in first. Each is removed
     * at its end, so that one for each client holds nothing up.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningCall> running = new ThreadLocal<>();

    private final String product;
    private final Clock clock;
    private final Consumer<Exchange> listener;
    private final @Nullable ExchangeObserver observer;

    Exchanges(String product, Clock clock, Consumer<Exchange> listener, @Nullable ExchangeObserver observer) {
        this.product = product;
        this.clock = clock;
        this.listener = new ExchangeLog().andThen(listener);
        this.observer = observer;
    }

    /** Runs one attempt of a call. */
    <T> T attempt(RunningCall call, String operation, Supplier<T> work) {
        RunningCall outer = running.get();
        long start = clock.millis();
        call.begin();
        ExchangeObserver.Running observed = observe(operation);
        running.set(call);
        Exchange exchange = null;
        try {
            T result = work.get();
            exchange = tell(call, operation, start, null);
            return result;
        } catch (ApiException e) {
            exchange = tell(call, operation, start, e);
            throw e;
        } finally {
            restore(outer);
            end(observed, exchange);
        }
    }

    private ExchangeObserver.@Nullable Running observe(String operation) {
        try {
            return observer == null ? null : observer.begun(product, operation);
        } catch (RuntimeException e) {
            LOG.warn(FAILED, e.getClass().getName());
            return null;
        }
    }

    private static void end(ExchangeObserver.@Nullable Running observed, @Nullable Exchange exchange) {
        try {
            if (observed != null) {
                observed.ended(exchange);
            }
        } catch (RuntimeException e) {
            LOG.warn(FAILED, e.getClass().getName());
        }
    }

    /** The token that the thread's present attempt shows. */
    void shows(@Nullable Secret token) {
        RunningCall call = running.get();
        if (call != null) {
            call.shows(token);
        }
    }

    /** The same client, whose exchanges are known here. */
    Client noting(Client client) {
        return new Client() {
            @Override
            public Response execute(Request request, Request.Options options) throws IOException {
                RunningCall call = running.get();
                if (call == null) {
                    return client.execute(request, options);
                }
                call.sends(request);
                Response response = client.execute(request, options);
                call.answered(response.status());
                return response;
            }
        };
    }

    private void restore(@Nullable RunningCall outer) {
        if (outer == null) {
            running.remove();
        } else {
            running.set(outer);
        }
    }

    private @Nullable Exchange tell(RunningCall call, String operation, long start, @Nullable ApiException error) {
        Request request = call.request();
        if (request == null) {
            return null;
        }
        Duration duration = Duration.ofMillis(clock.millis() - start);
        String method = request.httpMethod().name();
        Exchange exchange = new Exchange(
                product, operation, method, route(request), call.status(), duration, call.attempt(), error);
        try {
            listener.accept(exchange);
        } catch (RuntimeException e) {
            LOG.warn(FAILED, e.getClass().getName());
        }
        return exchange;
    }

    private static String route(Request request) {
        RequestTemplate template = request.requestTemplate();
        return template == null ? "(raw)" : template.methodMetadata().template().path();
    }
}
