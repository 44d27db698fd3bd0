package io.github.llmbridge.litellm;

import io.github.llmbridge.http.ErrorClassifier;

/** The client's error rules, which no user sees; for tests that compare what two answers mean. */
public final class LiteLlmErrorRules {
    private LiteLlmErrorRules() {}

    public static ErrorClassifier rules() {
        return new LiteLlmErrors();
    }
}
