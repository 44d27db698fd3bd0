package io.github.llmbridge.spring;

import java.util.List;

/** Properties of the application are missing or wrong; each sentence names one, and none quotes a secret. */
final class WrongPropertiesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<String> sentences;

    WrongPropertiesException(List<String> sentences) {
        super(String.join("; ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
