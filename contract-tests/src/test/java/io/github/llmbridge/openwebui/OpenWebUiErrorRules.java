package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.ErrorClassifier;

/** The client's error rules, which no user sees; for tests that compare what two answers mean. */
public final class OpenWebUiErrorRules {
    private OpenWebUiErrorRules() {}

    public static ErrorClassifier rules() {
        return new OpenWebUiErrors();
    }
}
