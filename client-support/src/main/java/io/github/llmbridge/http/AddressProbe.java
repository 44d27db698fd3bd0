package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks an address what it answers to somebody without a credential, so that it can be told who is there. */
final class AddressProbe {
    private static final int LONGEST_BODY = 64 * 1024;

    private final OkHttpClient http;
    private final JsonMapper json;
    private final OurExceptions exceptions;

    AddressProbe(OkHttpClient http, JsonMapper json, OurExceptions exceptions) {
        this.http = http;
        this.json = json;
        this.exceptions = exceptions;
    }

    Optional<RawAnswer> ask(String url) {
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .build();
        try (Response response = http.newCall(request).execute()) {
            String body = new String(response.peekBody(LONGEST_BODY).bytes(), StandardCharsets.UTF_8);
            return Optional.of(new RawAnswer(
                    json,
                    exceptions,
                    Operations.raw("GET"),
                    response.code(),
                    response.headers().toMultimap(),
                    body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
