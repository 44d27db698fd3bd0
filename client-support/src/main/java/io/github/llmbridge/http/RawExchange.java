package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends raw requests on the same way as the typed operations. */
final class RawExchange implements RawCalls {
    private final String baseUrl;
    private final JsonMapper json;
    private final Client client;
    private final Request.Options timeouts;
    private final CallHeaders headers;
    private final ResponseReader reader;
    private final Calls calls;
    private final OurExceptions exceptions;
    private final Credential credential;

    RawExchange(
            String baseUrl,
            JsonMapper json,
            Client client,
            Request.Options timeouts,
            CallHeaders headers,
            ResponseReader reader,
            Calls calls,
            OurExceptions exceptions,
            Credential credential) {
        this.baseUrl = baseUrl;
        this.json = json;
        this.client = client;
        this.timeouts = timeouts;
        this.headers = headers;
        this.reader = reader;
        this.calls = calls;
        this.exceptions = exceptions;
        this.credential = credential;
    }

    @Override
    public RawAnswer send(RawRequest request) {
        byte[] body = encode(request.body());
        String operation = Operations.raw(request.method());
        return calls.run(operation, request.repeat(), credential, () -> once(request, body));
    }

    private RawAnswer once(RawRequest request, byte @Nullable [] body) throws Exception {
        Map<String, Collection<String>> all = headers.now();
        if (body != null) {
            all.put("Content-Type", List.of("application/json"));
        }
        Request.HttpMethod method = Request.HttpMethod.valueOf(request.method());
        Request.Body content = body == null ? Request.Body.empty() : Request.Body.create(body);
        Request sent = Request.create(method, baseUrl + request.target(), all, content, null);
        try (Response response = client.execute(sent, timeouts)) {
            if (response.status() >= 300) {
                throw reader.decode(request.method(), response);
            }
            reader.requireNoPage(response);
            return AnswerListener.answer(json, exceptions, response, text(response));
        }
    }

    private static String text(Response response) throws IOException {
        if (response.body() == null) {
            return "";
        }
        try (InputStream stream = response.body().asInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte @Nullable [] encode(@Nullable Object body) {
        try {
            return body == null ? null : json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            // Jackson's own message may quote the content.
            throw new IllegalArgumentException("json: the body cannot be written as JSON");
        }
    }
}
