package io.github.llmbridge.http;

import feign.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer's headers say. */
final class ResponseHeaders {
    private ResponseHeaders() {}

    /** The header's first value, whatever the case of its name. */
    static @Nullable String first(Response response, String name) {
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }

    static boolean isEventStream(Response response) {
        return contentType(response).startsWith("text/event-stream");
    }

    static boolean isHtml(Response response) {
        return contentType(response).contains("html");
    }

    /** In lower case; empty if the answer has none. */
    private static String contentType(Response response) {
        String type = first(response, "Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
