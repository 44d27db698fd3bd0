package io.github.llmbridge.http;

/** The server's answer is not the JSON that was expected; the message names the place, never the content. */
public final class UnreadableAnswerException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public UnreadableAnswerException(ErrorDetails details) {
        super(details);
    }
}
