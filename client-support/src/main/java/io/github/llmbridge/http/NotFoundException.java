package io.github.llmbridge.http;

/** What the operation names does not exist. */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public NotFoundException(ErrorDetails details) {
        super(details);
    }
}
