package io.github.llmbridge.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
 * @param callId the server's or a gateway's name of the exchange
 * @param redactor takes the secrets out of a text
 */
public record ErrorResponse(
        String operation,
        int status,
        boolean html,
        String text,
        Map<String, Object> json,
        @Nullable Duration retryAfter,
        @Nullable String callId,
        UnaryOperator<String> redactor) {

    /** Details for an exception with the server's error type and message, both without secrets. */
    public ErrorDetails details(@Nullable String code, @Nullable String message) {
        return new ErrorDetails(operation, status, redact(code), redact(message), retryAfter, redact(callId));
    }

    /**
     * FastAPI's list of what is wrong with a request, in words: place and message of each fault. The input beside them,
     * which may be a secret, is left out.
     */
    public static String describeFaults(List<?> faults) {
        return faults.stream().map(ErrorResponse::describeFault).collect(Collectors.joining("; "));
    }

    private static String describeFault(Object fault) {
        if (fault instanceof Map<?, ?> map && map.get("loc") instanceof List<?> place) {
            String where = place.stream().map(String::valueOf).collect(Collectors.joining("."));
            Object message = map.get("msg");
            return where + ": " + (message == null ? "" : message);
        }
        return "invalid request";
    }

    @Override
    public String toString() {
        return "ErrorResponse[" + operation + ", " + status + "]";
    }

    private @Nullable String redact(@Nullable String value) {
        return value == null ? null : redactor.apply(value.strip());
    }
}
