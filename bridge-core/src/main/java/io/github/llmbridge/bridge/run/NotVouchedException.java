package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.InvalidRequestException;

/** There is an account with the address of a person who is new, and nothing proves that it is the person's. */
public final class NotVouchedException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    NotVouchedException(String userId, String email) {
        super("there is an account with the address " + email + ", and nobody vouches that it is that of user '"
                + userId + "'; rules that vouch for accounts adopt it");
    }
}
