package io.github.llmbridge.saas.webhooks;

/** An event of somebody whom the application does not know. */
public final class UnknownPayerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPayerException() {
        super("nobody has signed up under this user id");
    }
}
