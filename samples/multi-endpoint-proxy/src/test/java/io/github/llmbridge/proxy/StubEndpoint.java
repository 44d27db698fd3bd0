package io.github.llmbridge.proxy;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenAI-compatible server whose every byte a test decides. */
final class StubEndpoint implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Handler<HttpServerRequest> answer =
            request -> request.response().end();

    /** A request as it arrived. */
    record Seen(String method, String uri, MultiMap headers, Buffer body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    StubEndpoint() {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(1 << 16))
                .requestHandler(request -> request.body().onSuccess(body -> {
                    seen.add(new Seen(request.method().name(), request.uri(), request.headers(), body));
                    answer.handle(request);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on, called when a request has arrived whole. */
    void answer(Handler<HttpServerRequest> handler) {
        answer = handler;
    }

    void answerJson(int status, String body) {
        answer(request -> request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body));
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
