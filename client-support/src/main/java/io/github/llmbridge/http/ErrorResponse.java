package io.github.llmbridge.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a success, as a client's {@link ErrorClassifier} sees it.
 *
 * @param operation resource and method, such as {@code keys.generate}
 * @param status the HTTP status
 * @param html whether the answer is a page
 * @param text the body, redacted and cut
 * @param json the body as a JSON object, redacted; empty if it is none
 * @param retryAfter the server's Retry-After header
 */
public record ErrorResponse(
        String operation,
        int status,
        boolean html,
        String text,
        Map<String, Object> json,
        @Nullable Duration retryAfter) {

    /** Details for an exception with the server's error type and message. */
    public ErrorDetails details(@Nullable String code, @Nullable String message) {
        return new ErrorDetails(operation, status, code, message, retryAfter);
    }
}
