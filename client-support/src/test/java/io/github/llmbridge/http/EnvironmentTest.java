package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private final Environment environment =
            new Environment(Map.of("SERVER_URL", "http://localhost", "SERVER_KEY", " ", "NOTE", "x")::get);

    @Test
    void requiredVariableIsItsValue() {
        assertThat(environment.required("SERVER_URL")).isEqualTo("http://localhost");
        assertThatCode(environment::requireComplete).doesNotThrowAnyException();
    }

    @Test
    void everyMissingVariableIsToldAtOnceAndNoOther() {
        environment.required("SERVER_URL");
        assertThat(environment.required("SERVER_KEY")).isEmpty();
        assertThat(environment.required("SERVER_REGION")).isEmpty();

        assertThatThrownBy(environment::requireComplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not set in the environment: SERVER_KEY, SERVER_REGION");
    }

    @Test
    void optionalVariableMayBeMissingOrBlank() {
        assertThat(environment.optional("NOTE")).contains("x");
        assertThat(environment.optional("SERVER_KEY")).isEmpty();
        assertThat(environment.optional("SERVER_REGION")).isEmpty();
        assertThatCode(environment::requireComplete).doesNotThrowAnyException();
    }
}
