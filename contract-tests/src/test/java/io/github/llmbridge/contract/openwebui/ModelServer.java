package io.github.llmbridge.contract.openwebui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A model server on this machine that answers as a test tells it to, and takes note of what it is asked. The servers under
 * test run on the same machine.
 */
final class ModelServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> models;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int chatStatus = 200;
    private volatile String chatBody = "";

    /** One request; {@code key} is what came as the bearer's. */
    record Asked(String path, String key, String body) {}

    ModelServer(String... models) {
        this.models = List.of(models);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/models", this::list);
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext(
                "/page", exchange -> answer(exchange, 200, "text/html", "<html><body>hello</body></html>"));
        server.createContext(
                "/locked", exchange -> answer(exchange, 401, "application/json", error("wrong key", "auth_error")));
        server.createContext(
                "/forbidden", exchange -> answer(exchange, 403, "application/json", "{\"detail\":\"not you\"}"));
        server.createContext("/missing", exchange -> answer(exchange, 404, "text/html", "<html>no page</html>"));
        server.createContext("/broken", exchange -> answer(exchange, 502, "text/html", "<html>bad gateway</html>"));
        server.start();
    }

    String url() {
        return root() + "/v1";
    }

    String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> chats() {
        return asked.stream()
                .filter(one -> one.path().endsWith("/chat/completions"))
                .toList();
    }

    /** From now on every chat gets this. */
    void answerChats(int status, String body) {
        chatStatus = status;
        chatBody = body;
    }

    static String error(String message, String type) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"code\":\"x\"}}";
    }

    static String completion(String text) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
                + "{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}";
    }

    private void list(HttpExchange exchange) throws IOException {
        String data = models.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"object\":\"model\",\"owned_by\":\"me\"}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "application/json", "{\"object\":\"list\",\"data\":[" + data + "]}");
    }

    private void chat(HttpExchange exchange) throws IOException {
        answer(exchange, chatStatus, "application/json", chatBody);
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(new Asked(exchange.getRequestURI().getPath(), key == null ? "" : key.replace("Bearer ", ""), sent));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
