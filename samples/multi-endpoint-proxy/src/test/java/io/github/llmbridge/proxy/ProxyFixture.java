package io.github.llmbridge.proxy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A proxy before one endpoint, which it knows as {@code mini}, shows as "Größe S", and calls {@code gpt-4o-mini}. */
abstract class ProxyFixture {
    static final String KEY = "sk-endpoint-key-0123456789";

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    StubEndpoint endpoint;
    MultiEndpointProxy proxy;

    @BeforeEach
    final void start() throws IOException {
        endpoint = new StubEndpoint();
        configure(config(endpoint.url()));
        environment.put("CM_OPEN_WEBUI_PROXY_PORT", "0");
        environment.put("CM_OPEN_WEBUI_PROXY_CONFIG_FILE", file().toString());
        customise(environment);
        proxy = MultiEndpointProxy.start(environment::get);
    }

    @AfterEach
    final void stop() {
        endpoint.close();
        proxy.close();
    }

    /** What a test class wants otherwise. */
    void customise(Map<String, String> variables) {}

    final Path file() {
        return folder.resolve("config.json");
    }

    final void configure(String json) throws IOException {
        Files.writeString(file(), json);
    }

    static String config(String url) {
        return "{\"endpoints\":{\"mini\":" + entry("Größe S", url) + ",\"org/big one\":" + entry("Big", url) + "}}";
    }

    static String entry(String displayName, String url) {
        return "{\"displayName\":\"" + displayName + "\",\"url\":\"" + url + "\",\"apiKey\":\"" + KEY
                + "\",\"actualModelName\":\"gpt-4o-mini\"}";
    }

    final URI uri(String path) {
        return URI.create("http://127.0.0.1:" + proxy.port() + path);
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    final HttpRequest.Builder chat(String model) {
        return json(
                HttpRequest.newBuilder(uri("/v1/chat/completions")), "{\"messages\":[],\"model\":\"" + model + "\"}");
    }

    final HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    final HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }
}
