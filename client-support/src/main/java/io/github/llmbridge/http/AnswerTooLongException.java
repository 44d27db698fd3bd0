package io.github.llmbridge.http;

/**
 * The server's answer, unpacked, is longer than the client reads; what it says was done. {@link ClientBuilder#longestAnswer} and
 * {@link CallOptions#longestAnswer} raise the limit.
 */
public final class AnswerTooLongException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    AnswerTooLongException(String operation, long limit) {
        super(ErrorDetails.withoutAnswer(
                operation, "the answer is longer than " + limit + " bytes; longestAnswer raises the limit"));
        this.limit = limit;
    }

    /** The limit in bytes. */
    public long limit() {
        return limit;
    }
}
