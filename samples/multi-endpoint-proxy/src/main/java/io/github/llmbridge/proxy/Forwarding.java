package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.Endpoint;
import io.github.llmbridge.endpoints.EndpointCatalog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Sends a request to the endpoint that it means. */
final class Forwarding {
    /** From this size on, looking for the model would hold up the other exchanges of the event loop. */
    private static final int LARGE_BODY = 1 << 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final ProxySettings settings;
    private final BodyMemory memory;

    Forwarding(Vertx vertx, HttpClient client, ProxySettings settings, BodyMemory memory) {
        this.vertx = vertx;
        this.client = client;
        this.settings = settings;
        this.memory = memory;
    }

    /**
     * Forwards the request.
     *
     * @param path the path behind the version, encoded as the client sent it
     */
    void forward(Exchange exchange, EndpointCatalog catalog, String path) {
        HttpServerRequest request = exchange.request();
        String contentType = Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_TYPE), "");
        BodyMemory.Share share = memory.share();
        exchange.whenOver(share::giveBack);
        RequestBody.read(request, settings.maxBodyBytes(), share)
                .compose(body -> locate(contentType, body).map(field -> {
                    RequestedModel model = RequestedModel.find(
                            catalog, request.getHeader(RequestedModel.HEADER), request.query(), field.name());
                    List<Buffer> parts = field.replaceIn(body, model.endpoint().actualModelName());
                    send(exchange, model, path, parts, share);
                    return model;
                }))
                .onFailure(exchange::fail);
    }

    private Future<ModelField> locate(String contentType, Buffer body) {
        return body.length() < LARGE_BODY
                ? Future.succeededFuture(field(contentType, body))
                : vertx.executeBlocking(() -> field(contentType, body), false);
    }

    private static ModelField field(String contentType, Buffer body) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (body.length() == 0) {
            return ModelField.none();
        }
        if (type.startsWith("multipart/form-data")) {
            return MultipartBody.find(contentType, body.getBytes());
        }
        if (!type.isEmpty() && !type.contains("json")) {
            return ModelField.none();
        }
        try {
            return ModelField.inJson(body.getBytes());
        } catch (IOException e) {
            throw ProxyError.invalid(400, "invalid_json", "The request body is not valid JSON in UTF-8.");
        }
    }

    private void send(
            Exchange exchange, RequestedModel model, String path, List<Buffer> parts, BodyMemory.Share share) {
        if (exchange.isOver()) {
            return;
        }
        Endpoint endpoint = model.endpoint();
        exchange.endpoint(endpoint.id());
        EndpointCall call = new EndpointCall(exchange, model, vertx, settings.readTimeout());
        client.request(options(exchange, model, path))
                .onSuccess(request -> call.send(request, parts, share::giveBack))
                .onFailure(call::unreachable);
    }

    private RequestOptions options(Exchange exchange, RequestedModel model, String path) {
        Endpoint endpoint = model.endpoint();
        EndpointAddress address = EndpointAddress.of(endpoint.url());
        String query = model.queryForEndpoint(exchange.request().query());
        return new RequestOptions()
                .setMethod(exchange.request().method())
                .setSsl(address.tls())
                .setHost(address.host())
                .setPort(address.port())
                .setURI(endpoint.url().getRawPath() + path + (query == null ? "" : "?" + query))
                .setConnectTimeout(settings.connectTimeout().toMillis())
                .setHeaders(PassedHeaders.toEndpoint(exchange.request().headers(), endpoint.apiKey(), exchange.id()));
    }

    /** Writes the parts of a body whose length is known; tells when the network has taken it. */
    static Future<Void> write(HttpClientRequest request, List<Buffer> parts) {
        int length = parts.stream().mapToInt(Buffer::length).sum();
        if (length == 0 && !request.getMethod().name().startsWith("P")) {
            return request.end();
        }
        request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(length));
        parts.subList(0, parts.size() - 1).forEach(request::write);
        return request.end(parts.get(parts.size() - 1));
    }
}
