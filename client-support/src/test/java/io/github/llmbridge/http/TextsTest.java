package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void showsWhatCannotBeSeen() {
        assertThat(Texts.quoted("ada@example.com\u00a0")).isEqualTo("\"ada@example.com\\u00a0\"");
        assertThat(Texts.quoted("\ufeffa\u200bb\u202ec\n\u0000\ud800"))
                .isEqualTo("\"\\ufeffa\\u200bb\\u202ec\\u000a\\u0000\\ud800\"");
        assertThat(Texts.quoted("\udb40\udc41")).isEqualTo("\"\\udb40\\udc41\"");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(Texts.quoted("Zoë Ünal 李 🦊")).isEqualTo("\"Zoë Ünal 李 🦊\"");
        assertThat(Texts.quoted("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
    }

    @Test
    void cutsWhatIsTooLongToRead() {
        assertThat(Texts.quoted("🦊".repeat(1000))).isEqualTo("\"" + "🦊".repeat(120) + "…\"");
    }
}
