package io.github.llmbridge.proxy;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A running proxy. Thread safe. */
public final class MultiEndpointProxy implements AutoCloseable {
    private static final int MOST_EVENT_LOOPS = 4;

    private final Vertx vertx;
    private final ProxySettings settings;
    private final int port;

    private MultiEndpointProxy(Vertx vertx, ProxySettings settings, int port) {
        this.vertx = vertx;
        this.settings = settings;
        this.port = port;
    }

    /**
     * Starts a proxy as the environment says; the README lists the variables.
     *
     * @param environment such as {@code System::getenv}
     * @throws IllegalArgumentException saying what is wrong with a variable or the configuration file, or that the address is
     *     in use
     */
    public static MultiEndpointProxy start(Function<String, @Nullable String> environment) {
        ProxySettings settings = ProxySettings.from(environment);
        ServedEndpoints endpoints = new ServedEndpoints(settings.configFile(), environment, Clock.systemUTC());
        ProxyMetrics metrics = new ProxyMetrics();
        BodyMemory memory = new BodyMemory(settings.bodyMemoryBytes());
        int eventLoops = Math.min(MOST_EVENT_LOOPS, Runtime.getRuntime().availableProcessors());
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        List<ProxyVerticle> verticles = new CopyOnWriteArrayList<>();
        try {
            vertx.deployVerticle(
                            () -> {
                                ProxyVerticle verticle = new ProxyVerticle(settings, endpoints, metrics, memory);
                                verticles.add(verticle);
                                return verticle;
                            },
                            new DeploymentOptions().setInstances(eventLoops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw new IllegalArgumentException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getCause(), e);
        }
        return new MultiEndpointProxy(vertx, settings, verticles.get(0).port());
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Where it listens, for people. */
    @Override
    public String toString() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port + "/v1";
    }

    /** Takes no more requests, lets those under way end, for 30 seconds at most, and stops. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
