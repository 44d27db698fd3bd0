package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.EndpointCatalog;
import io.github.llmbridge.endpoints.EndpointRegistration;
import io.github.llmbridge.endpoints.RegisteredEndpoint;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what the proxy costs beside its endpoint itself and, where the environment names one, beside LiteLLM before the
 * same endpoint: one caller for the latency, several for the throughput, all targets in turns within one run. Not a test:
 * it judges nothing. Run it on a calm machine:
 *
 * <pre>./mvnw -q test-compile exec:java -pl samples/multi-endpoint-proxy -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.llmbridge.proxy.ProxyBenchmark</pre>
 */
final class ProxyBenchmark {
    private static final int ROUNDS = 5;
    private static final int CALLS = 2_000;
    private static final int LITELLM_CALLS = 30;
    private static final int CALLERS = 16;
    private static final String ANSWER =
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini\",\"choices\":[{"
                    + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What is called, and how often a round. */
    private record Target(HttpRequest request, int calls) {}

    /** Milliseconds at the middle and calls a second. */
    private record Result(double p50, double p99, double rate) {}

    private ProxyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Vertx endpoint = Vertx.vertx();
        int port = endpoint.createHttpServer(new HttpServerOptions())
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(ANSWER)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        Path file = config("http://127.0.0.1:" + port);
        List<RegisteredEndpoint> registered = List.of();
        LiteLlmClient liteLlm = System.getenv("LITELLM_BASE_URL") == null ? null : LiteLlmClient.fromEnv();
        try (MultiEndpointProxy proxy = MultiEndpointProxy.start(
                Map.of("CM_OPEN_WEBUI_PROXY_PORT", "0", "CM_OPEN_WEBUI_PROXY_CONFIG_FILE", file.toString())::get)) {
            Map<String, Target> targets = new LinkedHashMap<>();
            targets.put("endpoint itself", new Target(chat("http://127.0.0.1:" + port + "/v1", "x", "x"), CALLS));
            targets.put("through the proxy", new Target(chat(proxy.toString(), "x", "stub"), CALLS));
            if (liteLlm != null) {
                registered = new EndpointRegistration(liteLlm).register(EndpointCatalog.read(file, System::getenv));
                String key = System.getenv("LITELLM_MASTER_KEY");
                targets.put("through LiteLLM", new Target(chat(liteLlm.baseUrl() + "/v1", key, "stub"), LITELLM_CALLS));
            }
            new ProxyBenchmark().run(targets);
        } finally {
            if (liteLlm != null) {
                for (RegisteredEndpoint one : registered) {
                    liteLlm.models().deleteIfPresent(one.deploymentId());
                }
                liteLlm.close();
            }
            endpoint.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void run(Map<String, Target> targets) {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Target> target : targets.entrySet()) {
                Result result = measure(target.getValue());
                // The first round warms up.
                if (round > 0) {
                    results.computeIfAbsent(target.getKey(), name -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        results.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%-28s p50 %7.3f ms   p99 %7.3f ms   %8.0f calls/s%n",
                name,
                middle(all.stream().mapToDouble(Result::p50).toArray()),
                middle(all.stream().mapToDouble(Result::p99).toArray()),
                middle(all.stream().mapToDouble(Result::rate).toArray())));
    }

    private Result measure(Target target) {
        double[] millis = new double[target.calls()];
        for (int call = 0; call < millis.length; call++) {
            long start = System.nanoTime();
            call(target.request());
            millis[call] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Result(millis[millis.length / 2], millis[millis.length * 99 / 100], rate(target));
    }

    private double rate(Target target) {
        AtomicLong left = new AtomicLong(target.calls());
        long start = System.nanoTime();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(next(target, left));
        }
        callers.forEach(CompletableFuture::join);
        return target.calls() / ((System.nanoTime() - start) / 1e9);
    }

    private CompletableFuture<Void> next(Target target, AtomicLong left) {
        return left.getAndDecrement() <= 0
                ? CompletableFuture.completedFuture(null)
                : http.sendAsync(target.request(), HttpResponse.BodyHandlers.discarding())
                        .thenCompose(answer -> next(target, left));
    }

    private void call(HttpRequest request) {
        HttpResponse<String> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static HttpRequest chat(String base, String key, String model) {
        return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}],\"model\":\"" + model + "\"}"))
                .build();
    }

    private static Path config(String endpoint) throws IOException {
        Path file = Files.createTempFile("endpoints", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file,
                "{\"endpoints\":{\"stub\":{\"displayName\":\"Stub\",\"url\":\"" + endpoint
                        + "\",\"apiKey\":\"x\",\"actualModelName\":\"gpt-4o-mini\"}}}");
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
