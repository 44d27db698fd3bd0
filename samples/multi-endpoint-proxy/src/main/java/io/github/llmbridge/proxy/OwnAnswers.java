package io.github.llmbridge.proxy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.endpoints.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What the proxy answers by itself. */
final class OwnAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    private final Vertx vertx;
    private final ServedEndpoints endpoints;
    private final ProxySettings settings;

    OwnAnswers(Vertx vertx, ServedEndpoints endpoints, ProxySettings settings) {
        this.vertx = vertx;
        this.endpoints = endpoints;
        this.settings = settings;
    }

    void health(Exchange exchange) {
        ObjectNode health = JSON.createObjectNode().put("status", "healthy");
        health.put("models", endpoints.now().catalog().endpoints().size());
        answer(exchange, health);
    }

    void models(Exchange exchange) {
        ServedEndpoints.Loaded loaded = endpoints.now();
        ObjectNode list = JSON.createObjectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        loaded.catalog().endpoints().forEach(endpoint -> data.add(model(endpoint, loaded.at())));
        answer(exchange, list);
    }

    /** One model, by an id that may hold slashes, encoded or not. */
    void model(Exchange exchange, String encodedId) {
        ServedEndpoints.Loaded loaded = endpoints.now();
        String id = RequestedModel.decode(encodedId.replace("+", "%2B"));
        Optional<Endpoint> endpoint = loaded.catalog().find(id);
        answer(exchange, model(endpoint.orElseThrow(() -> RequestedModel.unknown(loaded.catalog(), id)), loaded.at()));
    }

    /** The configuration in its own form. Of a key it tells only whether there is one. */
    void debug(Exchange exchange) {
        ServedEndpoints.Loaded loaded = endpoints.now();
        ObjectNode debug = JSON.createObjectNode();
        debug.put("configFile", endpoints.file().toAbsolutePath().toString());
        debug.put("loadedAt", loaded.at().toString());
        debug.put("accessKeyRequired", settings.accessKey() != null);
        debug.put("connectTimeoutSeconds", settings.connectTimeout().toSeconds());
        debug.put("readTimeoutSeconds", settings.readTimeout().toSeconds());
        debug.put("maxBodyBytes", settings.maxBodyBytes());
        debug.put("bodyMemoryBytes", settings.bodyMemoryBytes());
        ObjectNode all = debug.putObject("endpoints");
        for (Endpoint endpoint : loaded.catalog().endpoints()) {
            all.putObject(endpoint.id())
                    .put("displayName", endpoint.displayName())
                    .put("url", endpoint.url().toString())
                    .put("apiKey", endpoint.apiKey() == null ? "" : "***")
                    .put("actualModelName", endpoint.actualModelName());
        }
        ArrayNode warnings = debug.putArray("warnings");
        loaded.catalog().warnings().forEach(warnings::add);
        answer(exchange, debug);
    }

    void reload(Exchange exchange) {
        vertx.executeBlocking(endpoints::reload)
                .onSuccess(loaded -> {
                    ObjectNode done = JSON.createObjectNode().put("status", "reloaded");
                    answer(
                            exchange,
                            done.put("models", loaded.catalog().endpoints().size()));
                })
                .onFailure(e -> exchange.fail(
                        e instanceof IllegalArgumentException
                                ? ProxyError.invalid(400, "invalid_config", "Nothing was changed. " + e.getMessage())
                                : e));
    }

    void metrics(Exchange exchange) {
        exchange.answer(
                200, ProxyMetrics.CONTENT_TYPE, Buffer.buffer(exchange.metrics().scrape()));
    }

    /** Open WebUI shows {@code name} and calls by {@code id}. */
    private static ObjectNode model(Endpoint endpoint, Instant created) {
        return JSON.createObjectNode()
                .put("id", endpoint.id())
                .put("object", "model")
                .put("created", created.getEpochSecond())
                .put("owned_by", "multi-endpoint-proxy")
                .put("name", endpoint.displayName());
    }

    private static void answer(Exchange exchange, ObjectNode body) {
        exchange.answer(200, Exchange.JSON, Buffer.buffer(body.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
