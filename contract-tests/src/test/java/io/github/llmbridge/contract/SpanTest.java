package io.github.llmbridge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void includesItsFirstVersionAndNotItsEnd() {
        Span span = new Span(new Version("1.80.5"), new Version("1.106.0"));

        assertThat(span.includes(new Version("1.77.3"))).isFalse();
        assertThat(span.includes(new Version("1.80.5"))).isTrue();
        assertThat(span.includes(new Version("1.80.13"))).isTrue();
        assertThat(span.includes(new Version("1.106.0"))).isFalse();
    }

    @Test
    void withoutEndsIncludesEverything() {
        assertThat(new Span(null, null).includes(new Version("1.77.3"))).isTrue();
    }
}
