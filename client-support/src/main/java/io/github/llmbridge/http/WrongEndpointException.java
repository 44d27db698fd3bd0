package io.github.llmbridge.http;

/** The address is not the server it was taken for: it answered with a page, a redirect, or a route it does not have. */
public final class WrongEndpointException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public WrongEndpointException(ErrorDetails details) {
        super(details);
    }
}
