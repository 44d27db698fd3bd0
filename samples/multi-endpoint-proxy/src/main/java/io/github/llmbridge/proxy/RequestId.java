package io.github.llmbridge.proxy;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** One id for a request at the client, in the log and at the endpoint. */
final class RequestId {
    static final String HEADER = "x-request-id";

    /** It is logged, so it must not hold anything. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The client's own if it has sent one. */
    static String of(HttpServerRequest request) {
        String own = request.getHeader(HEADER);
        return own != null && HARMLESS.matcher(own).matches()
                ? own
                : UUID.randomUUID().toString();
    }
}
