package io.github.llmbridge.proxy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The proxy on one event loop: a server and a client of its own, so that an exchange never changes threads. */
final class ProxyVerticle extends VerticleBase {
    private static final int LONGEST_LINE = 16 << 10;
    private static final int LARGEST_HEAD = 32 << 10;
    private static final int CONNECTIONS_PER_SERVER = 10_000;

    /** Many endpoints run on uvicorn, which drops an idle connection after 5 seconds: ours must go first. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final ProxySettings settings;
    private final ServedEndpoints endpoints;
    private final ProxyMetrics metrics;
    private final BodyMemory memory;
    private @Nullable HttpServer server;
    private @Nullable HttpClient client;

    ProxyVerticle(ProxySettings settings, ServedEndpoints endpoints, ProxyMetrics metrics, BodyMemory memory) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.metrics = metrics;
        this.memory = memory;
    }

    @Override
    public Future<?> start() {
        client = vertx.createHttpClient(clientOptions(), poolOptions());
        Routes routes = new Routes(
                new Gate(settings),
                new OwnAnswers(vertx, endpoints, settings),
                new Forwarding(vertx, client, settings, memory),
                endpoints);
        server = vertx.createHttpServer(serverOptions())
                .requestHandler(request -> routes.handle(new Exchange(request, metrics)))
                .invalidRequestHandler(InvalidRequests::answer);
        // Minus one: any free port, and the same for all event loops.
        return server.listen(settings.port() == 0 ? -1 : settings.port(), settings.host());
    }

    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Lets exchanges under way come to their end. */
    @Override
    public Future<?> stop() {
        Future<Void> stopped = server == null ? Future.succeededFuture() : server.shutdown(STOP_WITHIN);
        return stopped.eventually(() -> client == null ? Future.succeededFuture() : client.close());
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setDecompressionSupported(true)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                // A client that waits for a silent endpoint is not idle before the endpoint is.
                .setIdleTimeout((int) settings.readTimeout()
                        .plus(settings.connectTimeout())
                        .plusSeconds(KEEP_ALIVE_SECONDS)
                        .toSeconds());
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setDecompressionSupported(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(LARGEST_HEAD);
    }

    private static PoolOptions poolOptions() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVER);
    }
}
