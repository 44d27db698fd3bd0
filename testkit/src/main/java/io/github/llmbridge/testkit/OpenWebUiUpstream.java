package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls model servers over real HTTP, such as a {@link FakeLiteLlm}. */
final class OpenWebUiUpstream {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();

    /** What a model server said; {@code json} is null if it was no JSON. */
    record Answer(int status, @Nullable JsonNode json, String text) {
        boolean isOk() {
            return status < 400;
        }

        /** As it is handed on. */
        Reply handedOn() {
            return json == null ? Reply.text(status, text) : Reply.json(status, json);
        }
    }

    /** Null if there was no answer. */
    @Nullable Answer get(String url, String key) {
        return call(url, key, null);
    }

    @Nullable Answer post(String url, String key, JsonNode body) {
        return call(url, key, Json.write(body));
    }

    private @Nullable Answer call(String url, String key, @Nullable String json) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
            if (json != null) {
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
            }
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.parse(response.body()), response.body());
        } catch (IOException | IllegalArgumentException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
