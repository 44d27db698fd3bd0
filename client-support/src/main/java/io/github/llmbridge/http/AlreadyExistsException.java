package io.github.llmbridge.http;

/** Something with this id, alias, name or e-mail exists already. */
public final class AlreadyExistsException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public AlreadyExistsException(ErrorDetails details) {
        super(details);
    }
}
