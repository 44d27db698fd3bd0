package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.provider.Arguments;

/** Input that must be refused before the wire, by the name of its field. */
final class RefusedInput {
    private RefusedInput() {}

    static Arguments refused(String field, ThrowingCallable request) {
        return Arguments.of(field, request);
    }

    static void assertRefused(String field, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(field.replace(".", "\\.") + "\\b.*");
    }
}
