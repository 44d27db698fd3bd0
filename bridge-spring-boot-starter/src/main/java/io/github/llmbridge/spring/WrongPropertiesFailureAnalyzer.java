package io.github.llmbridge.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells when an application starts which of the bridge's properties is missing or wrong. */
final class WrongPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<WrongPropertiesException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongPropertiesException cause) {
        return new FailureAnalysis(
                "The bridge to LiteLLM and Open WebUI cannot be made:\n\n  - "
                        + String.join("\n  - ", cause.sentences()),
                "Set what is named above in the application's configuration, define the bean yourself, or switch the"
                        + " bridge off by llmbridge.enabled=false.",
                cause);
    }
}
