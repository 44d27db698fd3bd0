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

    /**
     * Feign hands nothing of ours from the operation to the exchange. Attempts nest: a credential may sign in first. Each is removed
     * at its end, so that one for each client holds nothing up.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningCall> running = new ThreadLocal<>();

    private final String product;
    private final Clock clock;
    private final Consumer<Exchange> listener;

    Exchanges(String product, Clock clock, Consumer<Exchange> listener) {
        this.product = product;
        this.clock = clock;
        this.listener = new ExchangeLog().andThen(listener);
    }

    /** Runs one attempt of a call. */
    <T> T attempt(RunningCall call, String operation, Supplier<T> work) {
        RunningCall outer = running.get();
        long start = clock.millis();
        call.begin();
        running.set(call);
        try {
            T result = work.get();
            tell(call, operation, start, null);
            return result;
        } catch (ApiException e) {
            tell(call, operation, start, e);
            throw e;
        } finally {
            restore(outer);
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

    private void tell(RunningCall call, String operation, long start, @Nullable ApiException error) {
        Request request = call.request();
        if (request == null) {
            return;
        }
        Duration duration = Duration.ofMillis(clock.millis() - start);
        String method = request.httpMethod().name();
        try {
            listener.accept(new Exchange(
                    product, operation, method, route(request), call.status(), duration, call.attempt(), error));
        } catch (RuntimeException e) {
            LOG.warn("a listener of exchanges failed: {}", e.getClass().getName());
        }
    }

    private static String route(Request request) {
        RequestTemplate template = request.requestTemplate();
        return template == null ? "(raw)" : template.methodMetadata().template().path();
    }
}
