package io.github.llmbridge.http;

/** What one server's error answers mean. */
@FunctionalInterface
public interface ErrorClassifier {
    /**
     * The exception for an answer whose status is not a success. A page comes here only with 429 or 5xx, a redirect never.
     */
    ApiException classify(ErrorResponse response);

    /** How the server is called in messages. */
    default String product() {
        return "Server";
    }

    /** The header by which the server names an exchange, such as {@code x-litellm-call-id}. */
    default String callIdHeader() {
        return "x-request-id";
    }
}
