package io.github.llmbridge.http;

/** Too many requests; {@link #retryAfter()} says how long to wait, if the server said it. */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public RateLimitedException(ErrorDetails details) {
        super(details);
    }
}
