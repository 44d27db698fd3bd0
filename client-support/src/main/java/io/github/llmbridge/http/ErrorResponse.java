package io.github.llmbridge.http;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a success, as a client's {@link ErrorClassifier} sees it.
 *
 * @param operation resource and method, such as {@code keys.generate}
 * @param status the HTTP status
 * @param html whether the answer is a page
 * @param text the body as it came, which may echo secrets: only {@link #details} may hand it on
 * @param json the body as a JSON object, as it came; empty if it is none
 * @param retryAfter the server's Retry-After header
 * @param redactor takes the secrets out of a text
 */
public record ErrorResponse(
        String operation,
        int status,
        boolean html,
        String text,
        Map<String, Object> json,
        @Nullable Duration retryAfter,
        UnaryOperator<String> redactor) {

    /** Details for an exception with the server's error type and message, both without secrets. */
    public ErrorDetails details(@Nullable String code, @Nullable String message) {
        return new ErrorDetails(operation, status, redact(code), redact(message), retryAfter);
    }

    @Override
    public String toString() {
        return "ErrorResponse[" + operation + ", " + status + "]";
    }

    private @Nullable String redact(@Nullable String value) {
        return value == null ? null : redactor.apply(value.strip());
    }
}
