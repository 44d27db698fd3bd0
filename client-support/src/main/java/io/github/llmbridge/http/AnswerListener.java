package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows each answer to the application before it is read. */
final class AnswerListener implements Client {
    private final Client delegate;
    private final JsonMapper json;
    private final OurExceptions exceptions;
    private final Consumer<RawAnswer> listener;

    AnswerListener(Client delegate, JsonMapper json, OurExceptions exceptions, Consumer<RawAnswer> listener) {
        this.delegate = delegate;
        this.json = json;
        this.exceptions = exceptions;
        this.listener = listener;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Response response = delegate.execute(request, options);
        if (response.body() == null || ResponseHeaders.isEventStream(response)) {
            listener.accept(answer(json, exceptions, response, ""));
            return response;
        }
        try (InputStream stream = response.body().asInputStream()) {
            byte[] body = stream.readAllBytes();
            listener.accept(answer(json, exceptions, response, new String(body, StandardCharsets.UTF_8)));
            return response.toBuilder().body(body).build();
        }
    }

    static RawAnswer answer(JsonMapper json, OurExceptions exceptions, Response response, String body) {
        Map<String, List<String>> headers = response.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.copyOf(header.getValue())));
        return new RawAnswer(json, exceptions, Operations.name(response.request()), response.status(), headers, body);
    }
}
