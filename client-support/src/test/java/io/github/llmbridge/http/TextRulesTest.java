package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u00a0",
                "\u200b",
                "\ufeff",
                "\u3164",
                "\u2800",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b"
            })
    void whatNoServerKeepsIsRefusedEverywhere(String text) {
        assertRefused(TextRules::requireStorable, text);
        assertRefused(TextRules::requireIdentity, text);
        assertRefused(TextRules::requireLabel, text);
        assertRefused(TextRules::displayName, text);
    }

    /** An annotation cannot hold half of a pair. */
    @Test
    void halfOfAPairIsRefusedEverywhere() {
        for (String half : List.of("a\ud800", "\udc00b", "\udc00\ud800")) {
            whatNoServerKeepsIsRefusedEverywhere(half);
            assertThatThrownBy(() -> TextRules.requireKept("field", half))
                    .hasMessageStartingWith("field must not hold");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00a0b", // no-break space
                "a\u3000b", // ideographic space
                "a\u200bb", // zero width space
                "\ufeffa", // byte order mark
                "a\u202eb", // right-to-left override
                "a\u2066b", // isolate
                "a\u00adb", // soft hyphen
                "a\u0007b",
                "a\nb",
                "a\tb",
                "a ",
                " a",
                "a\u00a0",
                "a\u034fb",
                "a\u3164b",
                "a\udb40\udc41b", // tag
            })
    void whatCannotBeSeenIsInNoIdentityAndInNoLabel(String text) {
        assertRefused(TextRules::requireIdentity, text);
        assertRefused(TextRules::requireLabel, text);
        assertThat(TextRules.requireStorable("field", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/../b", "иван", "名前", "a%20b", "😀", "é", "e\u0301", "\ue000", "a\u0378"})
    void whatCanBeSeenStaysAsItIs(String text) {
        assertThat(TextRules.requireIdentity("field", text)).isEqualTo(text);
        assertThat(TextRules.requireLabel("field", text)).isEqualTo(text);
        assertThat(TextRules.displayName("field", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩\u200d💻", "❤\ufe0f", "می\u200cخواهم"})
    void emojiAndScriptsKeepTheirJoinersInNames(String text) {
        assertRefused(TextRules::requireIdentity, text);
        assertThat(TextRules.requireLabel("field", text)).isEqualTo(text);
        assertThat(TextRules.displayName("field", text)).isEqualTo(text);
    }

    @Test
    void aDisplayNameLosesWhatIsHarmless() {
        assertThat(TextRules.displayName("name", "\ufeff Ada\u00a0Lovelace\u3000\n"))
                .isEqualTo("Ada Lovelace");
        assertRefused(TextRules::displayName, "Ada\u202eLovelace");
        assertRefused(TextRules::displayName, "Ada\nLovelace");
    }

    @Test
    void theMessageNamesFieldAndCharacterAndNotTheText() {
        assertThatThrownBy(() -> TextRules.requireIdentity("userId", "private\u00a0text"))
                .hasMessage("userId must not hold the invisible character U+00A0");
        assertThatThrownBy(() -> TextRules.requireStorable("userId", "private\u0000text"))
                .hasMessage("userId must not hold the character U+0000, which the server cannot keep");
        assertThatThrownBy(() -> TextRules.requireIdentity("userId", null)).hasMessage("userId must be set");
    }

    private static void assertRefused(BiFunction<String, String, String> rule, String text) {
        assertThatThrownBy(() -> rule.apply("field", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field must");
    }
}
