package io.github.llmbridge.http;

/** What one server's error answers mean. */
@FunctionalInterface
public interface ErrorClassifier {
    /** The exception for an answer whose status is not a success. Pages and redirects never come here. */
    ApiException classify(ErrorResponse response);
}
