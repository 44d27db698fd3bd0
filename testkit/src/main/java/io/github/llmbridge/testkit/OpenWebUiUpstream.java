package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Calls model servers over real HTTP, such as a {@link FakeLiteLlm}. Keeps no connection open. */
final class OpenWebUiUpstream {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
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
        return call(url, key, RequestBody.create(Json.write(body), JSON));
    }

    private @Nullable Answer call(String url, String key, @Nullable RequestBody body) {
        try {
            Request.Builder request = new Request.Builder().url(url).header("Authorization", "Bearer " + key);
            if (body != null) {
                request.post(body);
            }
            try (Response response = http.newCall(request.build()).execute()) {
                String text = response.body().string();
                return new Answer(response.code(), Json.parse(text), text);
            }
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
