package io.github.llmbridge.http;

/** The server refuses the request's content. */
public final class UnprocessableException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public UnprocessableException(ErrorDetails details) {
        super(details);
    }
}
