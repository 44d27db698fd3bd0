package io.github.llmbridge.http;

/** The server failed (5xx). */
public final class ServerErrorException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public ServerErrorException(ErrorDetails details) {
        super(details);
    }
}
