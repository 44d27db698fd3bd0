package io.github.llmbridge.saas.webhooks;

/** A request that was not signed with a secret of ours, or too long ago. Who sent it learns nothing else. */
public final class WrongSignatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSignatureException(String why) {
        super(why);
    }
}
