package io.github.llmbridge.http;

/** The credential is valid but may not do this: its role, model list or routes do not allow it. */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public ForbiddenException(ErrorDetails details) {
        super(details);
    }
}
