package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.report.InvalidRequestException;

/** LiteLLM's user is not any more what the wish was made from. What somebody wrote there is not to be written over. */
public final class ChangedMeanwhileException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException(String userId) {
        super("user '" + userId + "' was changed in LiteLLM after it was read to be followed");
    }
}
