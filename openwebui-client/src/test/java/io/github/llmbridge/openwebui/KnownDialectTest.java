package io.github.llmbridge.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.UnsupportedServerException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownDialectTest {
    @Test
    void whatWasLearnedIsNotAskedAgain() {
        KnownDialect known = new KnownDialect();
        AtomicInteger asked = new AtomicInteger();

        known.learn("0.6.30");

        assertThat(known.get(() -> "asked " + asked.incrementAndGet()).version())
                .hasToString("0.6.30");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aFailureIsNotRemembered() {
        KnownDialect known = new KnownDialect();

        assertThatThrownBy(() -> known.get(() -> null)).isInstanceOf(UnsupportedServerException.class);
        assertThatThrownBy(() -> known.get(() -> "main")).isInstanceOf(UnsupportedServerException.class);
        assertThatThrownBy(() -> known.get(() -> "0.6.29"))
                .isInstanceOf(UnsupportedServerException.class)
                .hasMessageContaining("too old");
        assertThat(known.get(() -> "0.12.4").version()).isEqualTo(OpenWebUiVersion.NEWEST_TESTED);
    }
}
