package io.github.llmbridge.http;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failed operation, free of secrets.
 *
 * @param operation resource and method, such as {@code keys.generate}
 * @param status the HTTP status, or 0 if there was no answer
 * @param code the server's own error type, such as {@code budget_exceeded}
 * @param serverMessage what the server said, redacted and cut to a readable length
 * @param retryAfter how long the server asked to wait
 * @param callId how the server or a gateway calls the exchange, for finding it in its logs
 */
public record ErrorDetails(
        String operation,
        int status,
        @Nullable String code,
        @Nullable String serverMessage,
        @Nullable Duration retryAfter,
        @Nullable String callId)
        implements Serializable {
    private static final int LONGEST_MESSAGE = 500;

    /** Cuts the message. */
    public ErrorDetails {
        serverMessage = serverMessage == null ? null : cut(serverMessage);
        callId = callId == null ? null : cut(callId);
    }

    /** Details of an answer that is not named. */
    public ErrorDetails(
            String operation,
            int status,
            @Nullable String code,
            @Nullable String serverMessage,
            @Nullable Duration retryAfter) {
        this(operation, status, code, serverMessage, retryAfter, null);
    }

    /** Details of a failure that came with no answer. */
    public static ErrorDetails withoutAnswer(String operation, String message) {
        return new ErrorDetails(operation, 0, null, message, null);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    String message() {
        return "[" + operation + "]" + what();
    }

    /** All but the operation, with a blank before it. */
    String what() {
        StringBuilder text = new StringBuilder();
        if (status != 0) {
            text.append(" HTTP ").append(status);
        }
        if (serverMessage != null) {
            text.append(' ').append(serverMessage);
        }
        if (code != null) {
            text.append(" (").append(code).append(')');
        }
        if (callId != null) {
            text.append(", call ").append(callId);
        }
        return text.toString();
    }
}
