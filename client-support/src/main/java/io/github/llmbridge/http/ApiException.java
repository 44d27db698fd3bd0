package io.github.llmbridge.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation failed. The subclasses say what happened, whatever status it came with: both servers mislabel, so the
 * clients decide by status and body. The message reads {@code LiteLLM [keys.generate] at http://host:4000: HTTP 400 text
 * (type)} and never holds a secret, a query or a request body.
 */
public class ApiException extends LlmBridgeException {
    private static final long serialVersionUID = 1L;

    private final ErrorDetails details;
    private volatile @Nullable ServerName server;

    /** An error that no subclass describes. */
    public ApiException(ErrorDetails details) {
        this(details, null);
    }

    /** An error with its cause. */
    public ApiException(ErrorDetails details, @Nullable Throwable cause) {
        super(details.message(), cause);
        this.details = details;
    }

    /** Told on the way out: who makes an exception seldom knows the server. */
    final void at(ServerName name) {
        if (server == null) {
            server = name;
        }
    }

    @Override
    public String getMessage() {
        ServerName known = server;
        if (known == null) {
            return details.message();
        }
        String hint = this instanceof WrongEndpointException
                ? known.hint().map(text -> "; " + text).orElse("")
                : "";
        return known.heading(operation()) + details.what() + hint;
    }

    /** Resource and method, such as {@code keys.generate}. */
    public String operation() {
        return details.operation();
    }

    /** The HTTP status, or 0 if there was no answer. */
    public int status() {
        return details.status();
    }

    /** The server's own error type; an open set. */
    public Optional<String> code() {
        return Optional.ofNullable(details.code());
    }

    /** What the server said, redacted. */
    public Optional<String> serverMessage() {
        return Optional.ofNullable(details.serverMessage());
    }

    /** How the server or a gateway calls the exchange, for finding it in its logs. */
    public Optional<String> callId() {
        return Optional.ofNullable(details.callId());
    }

    /** How long the server asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }
}
