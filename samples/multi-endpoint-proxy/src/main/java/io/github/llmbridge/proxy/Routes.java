package io.github.llmbridge.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which part of the proxy answers a request. */
final class Routes {
    static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<String> FORWARDED = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern VERSION = Pattern.compile("^/v1(?=/|$)");

    /** The operations that log and metrics tell apart; a client cannot add to them. */
    private static final Set<String> OPERATIONS = Set.of(
            "assistants",
            "audio",
            "batches",
            "chat",
            "completions",
            "embeddings",
            "files",
            "fine_tuning",
            "images",
            "messages",
            "models",
            "moderations",
            "rerank",
            "responses",
            "threads",
            "uploads",
            "vector_stores",
            "debug",
            "health",
            "metrics",
            "reload");

    private final Gate gate;
    private final OwnAnswers own;
    private final Forwarding forwarding;
    private final ServedEndpoints endpoints;

    Routes(Gate gate, OwnAnswers own, Forwarding forwarding, ServedEndpoints endpoints) {
        this.gate = gate;
        this.own = own;
        this.forwarding = forwarding;
        this.endpoints = endpoints;
    }

    void handle(Exchange exchange) {
        try {
            route(exchange);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void route(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        gate.checkHost(request);
        gate.checkOrigin(request);
        gate.checkSite(request);
        if (Gate.isPreflight(request)) {
            Gate.answerPreflight(request);
            return;
        }
        String path = path(request);
        exchange.operation(operation(path));
        if (!path.equals("/health")) {
            gate.checkKey(request);
        }
        switch (path) {
            case "/health" -> read(exchange, () -> own.health(exchange));
            case "/debug" -> read(exchange, () -> own.debug(exchange));
            case "/metrics" -> read(exchange, () -> own.metrics(exchange));
            case "/models" -> read(exchange, () -> own.models(exchange));
            case "/reload" -> only(exchange, Set.of("POST"), () -> own.reload(exchange));
            default -> {
                if (path.startsWith("/models/")) {
                    read(exchange, () -> own.model(exchange, path.substring("/models/".length())));
                } else {
                    only(
                            exchange,
                            FORWARDED,
                            () -> forwarding.forward(exchange, endpoints.now().catalog(), path));
                }
            }
        }
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !SafePath.isSafe(path)) {
            throw ProxyError.invalid(400, null, "The request's path is not one that can be passed on.");
        }
        String plain = VERSION.matcher(path).replaceFirst("");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String operation(String path) {
        String[] parts = path.split("/", 3);
        String first = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "";
        return OPERATIONS.contains(first) ? first : "other";
    }

    private static void read(Exchange exchange, Runnable answer) {
        only(exchange, Set.of("GET", "HEAD"), answer);
    }

    private static void only(Exchange exchange, Set<String> methods, Runnable answer) {
        if (!methods.contains(exchange.request().method().name())) {
            String allowed = String.join(", ", methods.stream().sorted().toList());
            exchange.response().putHeader(HttpHeaders.ALLOW, allowed);
            throw ProxyError.invalid(405, "method_not_allowed", "Allowed here: " + allowed + ".");
        }
        answer.run();
    }
}
