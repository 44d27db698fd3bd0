package io.github.llmbridge.http;

/** The credential is missing, unknown, expired, revoked or blocked. */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public UnauthorizedException(ErrorDetails details) {
        super(details);
    }
}
